import type { Section } from '../section.ts';

/** Whether two sections belong together: of one note, of notes in one folder or with one tag, or one note links to the other. */
export function areJoined(one: Section, other: Section): boolean {
  const [a, b] = [one.note, other.note];
  if (a.path === b.path || folderOf(a.path) === folderOf(b.path)) return true;
  return a.tags.some((tag) => b.tags.includes(tag)) || linksTo(one, b.path) || linksTo(other, a.path);
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** By a link in the section's own text. */
function linksTo({ blocks }: Section, path: string): boolean {
  const file = path.slice(path.lastIndexOf('/') + 1);
  return blocks.some(({ sentences }) => sentences.some(({ markdown }) => markdown.includes(`${file})`)));
}
