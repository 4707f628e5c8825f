/** A heading as it stands in the note. */
export interface HeadingLine {
  /** Plain text, without a colon at its end. */
  readonly text: string;
  /** 1 to 6. */
  readonly level: number;
  readonly line: number;
  readonly anchor: string;
}

/**
 * The title of a note: the front matter's; else its first heading when that is the only one of level 1; else the file's
 * name made readable, or, when the name is an id or a date, the first heading if all others stand below it. `titleHeading` is
 * the heading that stands above the whole note and so is not repeated above its sections.
 */
export function chooseTitle(
  path: string,
  frontMatterTitle: string | undefined,
  headings: readonly HeadingLine[],
): { title: string; titleHeading?: HeadingLine } {
  const first = headings[0];
  const isOnlyTop = first?.level === 1 && headings.every((heading) => heading === first || heading.level > 1);
  const titleHeading = first && isOnlyTop ? first : undefined;
  const above = titleHeading && { titleHeading };
  if (frontMatterTitle !== undefined) return { title: frontMatterTitle, ...above };
  if (titleHeading) return { title: titleHeading.text, ...above };

  const name = (path.split('/').at(-1) ?? path).replace(/\.[^.]+$/, '');
  const isAboveAll =
    first !== undefined && headings.every((heading) => heading === first || heading.level > first.level);
  return isAboveAll && isMeaningless(name) ? { title: first.text, titleHeading: first } : { title: readable(name) };
}

/** Ids, hashes, dates and numbers: `000_cbbcffa2ea72d884`, `2025-01-03`, `202501031159`. */
const isMeaningless = (name: string): boolean =>
  name.split(/[-_.\s]+/).every((part) => /^\d*$/.test(part) || /^(?=.*\d)[0-9a-f]{4,}$/i.test(part) || isRandom(part));

const isRandom = (part: string): boolean => /^(?=(?:\D*\d){4})[0-9a-z]{16,}$/i.test(part);

const readable = (name: string): string => name.replace(/[-_]+/g, ' ').replace(/\s+/g, ' ').trim() || name;
