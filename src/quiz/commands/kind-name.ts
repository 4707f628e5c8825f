import { isEnglishWord } from '../../search/english-words.ts';
import { singularOf } from '../knowledge/noun-forms.ts';
import { isAdjective } from '../knowledge/noun-phrase.ts';
import { plainText } from '../plain-text.ts';
import type { Section } from '../section.ts';

/** Words before a noun that do not say which kind it is. */
const NOT_PART =
  /^(?:an?|the|all|any|each|every|some|most|many|few|several|these|those|this|that|which|what|your|our|their|its|other|more|of|for|with|in|on|by|to|and|or|are|is|do|does|have|has|you|we|need|use|uses|using|used|important|useful|basic|common|frequent|frequently|usual|usually|typical|popular|following|main|key|list|one|two|three|four|five|six|seven|eight|nine|ten|\d+)$/i;

/**
 * What the keys of a column are called in the singular, by its head and by how the section speaks of them: `Instruction` in a
 * section on Dockerfile instructions is a `Dockerfile instruction`.
 */
export function kindNamed(head: string, section: Section): string {
  const noun = singularOf(
    head
      .replace(/\([^)]*\)/g, '')
      .trim()
      .split(/\s+/)
      .filter((word) => !/^(?:contains?|text|names?|shown)$/i.test(word))
      .join(' ')
      .toLowerCase(),
  );
  if (noun === '' || !/^[\p{L} -]+$/u.test(noun)) return '';
  const said = [section.headings.at(-1) ?? '', ...leadIns(section), section.note.title];
  for (const text of said) {
    const found = new RegExp(`((?:[\\p{L}\\p{N}-]+ ){1,2})${noun}(?:e?s)?(?![\\p{L}-])`, 'iu').exec(text);
    const before = found?.[1]?.trim().split(' ') ?? [];
    while (before.length > 0 && before.some((word) => NOT_PART.test(word))) before.shift();
    const parts = before.filter((word) => !isAdjective(word.toLowerCase()));
    if (parts.length > 0) return `${parts.map((part) => smallUnlessName(part, section)).join(' ')} ${noun}`;
  }
  return noun;
}

/** Without the words before the noun where one of the keys is among them: a `bridge` is no `awsvpc mode`. */
export function kindFor(kind: string, keys: readonly string[]): string {
  const parts = kind.split(' ');
  const named = new Set(
    keys.flatMap((key) =>
      plainText(key)
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
    ),
  );
  return parts.slice(0, -1).some((part) => named.has(part.toLowerCase())) ? parts.at(-1)! : kind;
}

const LISTED =
  /\b(options?|flags|switches|keys|shortcuts|signals|fields|variables|settings|headers|methods|errors|messages|codes|instructions|directives|keywords|operators|functions|parameters|arguments|annotations|attributes|properties|events|states|modes)\b(?: (?:of|for) (?:the )?(?!the\b)([\p{L}\p{N}._-]+))?/iu;

/** The same for the items of a list, by the sentence that leads it in or the heading: `Options of grep:` are `grep options`. */
export function kindListed(leadIn: string, section: Section): string {
  const [, nouns, owner] = LISTED.exec(leadIn) ?? LISTED.exec(section.headings.at(-1) ?? '') ?? [];
  if (nouns === undefined) return '';
  return owner === undefined ? kindNamed(nouns, section) : `${owner} ${singularOf(nouns.toLowerCase())}`;
}

/** A heading's first word is large for that alone unless it is a name, as those are that the title or the prose writes large. */
function smallUnlessName(word: string, { note, blocks }: Section): string {
  const small = word.toLowerCase();
  if (!/^\p{Lu}\p{Ll}+$/u.test(word) || !isEnglishWord(small)) return word;
  const prose = blocks.flatMap(({ kind, sentences }) => (kind === 'code' ? [] : sentences.map(({ text }) => text)));
  const large = new RegExp(`\\p{Ll}[,;]? ${word}(?![\\p{L}-])`, 'u');
  return note.title.includes(word) || prose.some((text) => large.test(text)) ? word : small;
}

function leadIns({ blocks }: Section): readonly string[] {
  return blocks.flatMap(({ kind, sentences }) => (kind === 'paragraph' ? sentences.map(({ text }) => text) : []));
}
