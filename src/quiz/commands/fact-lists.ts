import type { ListItem } from '../../corpus/note.ts';
import { inlineMarkdownOf } from '../knowledge/inline-markdown.ts';
import type { Section } from '../section.ts';
import { causePhrase, descriptionPhrase, predicateOf } from './effect-phrase.ts';
import { readKey } from './key-cell.ts';
import { effectOf, type KeyedFact } from './keyed-fact.ts';
import { kindFor, kindListed } from './kind-name.ts';

/** `` `docker ps`: lists containers ``, `` `docker ps` – lists containers ``, `` `docker ps` lists containers ``. */
const KEY_FIRST =
  /^((?:`[^`]+`(?:\s*(?:,|\/|or)\s*)?)+)(?:\s*\([^)]*\))?(\s*[:=]\s*|\s+[-–—]+>?\s+|\s*→\s*|\s+(?=\p{Ll}+s\b))(.+)$/u;
/** `List containers: `docker ps``, `List containers with `docker ps``. */
const KEY_LAST = /^([^`]+?)(?:\s*:\s*|\s+[-–—]+>?\s+|\s*→\s*|\s+(?:with|using|by)\s+)(`[^`]+`)\.?$/u;
const CAUSES = /\b(?:causes?|reasons?|errors?|messages?|fail(?:s|ed|ures?)?|why)\b/i;
const FEWEST_ITEMS = 3;
const MOST = 0.5;

export function factsInLists(section: Section, isCommand: (code: string) => boolean): readonly KeyedFact[] {
  const lists = new Map<string, ListItem[]>();
  for (const block of section.blocks) {
    if (block.kind !== 'list-item') continue;
    const id = [block.list, block.depth, ...block.parents].join('|');
    lists.set(id, [...(lists.get(id) ?? []), block]);
  }
  return [...lists].flatMap(([id, items]) => {
    const isCommandHere = (code: string): boolean =>
      isCommand(code) || (!tellsCauses(items[0]!, section) && isOfOneProgram(code, items));
    const facts = items.flatMap((item) => factOfItem(item, section, `${section.id}|list ${id}`, isCommandHere) ?? []);
    if (items.length < FEWEST_ITEMS || facts.length < items.length * MOST) return [];
    const keys = facts.map(({ key }) => key);
    return facts.map((fact) => ({ ...fact, kind: kindFor(fact.kind, keys) }));
  });
}

/** Whether most items begin or end with code that begins with the same word: a program of which the notes show no more. */
function isOfOneProgram(code: string, items: readonly ListItem[]): boolean {
  const [program] = code.split(' ');
  const codes = items.flatMap(({ sentences }) => {
    const markdown = sentences[0]?.markdown ?? '';
    return KEY_FIRST.exec(markdown)?.[1] ?? KEY_LAST.exec(markdown)?.[2] ?? [];
  });
  return codes.filter((each) => each.startsWith(`\`${program} `)).length >= items.length * MOST;
}

const tellsCauses = ({ leadIn }: ListItem, { headings }: Section): boolean =>
  CAUSES.test(leadIn?.text ?? headings.at(-1) ?? '');

function factOfItem(
  item: ListItem,
  section: Section,
  group: string,
  isCommand: (code: string) => boolean,
): KeyedFact | undefined {
  const [sentence] = item.sentences;
  if (sentence === undefined) return undefined;
  const inline = inlineMarkdownOf(sentence);
  const [, keyFirst, mark = '', after] = KEY_FIRST.exec(inline) ?? [];
  const [, before, keyLast] = KEY_LAST.exec(inline) ?? [];
  const key = readKey(keyFirst ?? keyLast ?? '', isCommand);
  const written = after ?? before;
  if (key === undefined || written === undefined) return undefined;
  const common = {
    ...{ key: key.markdown, section, group, explanation: sentence.markdown },
    ...{
      lines: { startLine: sentence.startLine, endLine: sentence.endLine },
      kind: key.command ? 'command' : kindListed(item.leadIn?.text ?? '', section),
    },
  };
  // An option says nothing without what it is an option of.
  if (common.kind === '' && /^`-/.test(common.key)) return undefined;
  const does = predicateOf(written);
  if (key.command) return does && { ...common, command: key.command, ...effectOf(does) };
  // Without a mark the item is a sentence, and only its verb parts key and effect.
  if (keyFirst === undefined || (mark.trim() === '' && does === undefined)) return undefined;
  if (tellsCauses(item, section) && !key.markdown.startsWith('`-')) {
    const effect = causePhrase(written);
    return effect === undefined ? undefined : { ...common, relation: 'cause', causeName: 'cause', effect };
  }
  // One plain word needs somebody who says what it is one of.
  if (common.kind === '' && /^`['"]?[a-z]+['"]?`$/.test(key.markdown)) return undefined;
  if (does !== undefined) return { ...common, ...effectOf(does) };
  const effect = descriptionPhrase(written);
  return effect === undefined ? undefined : { ...common, relation: 'description', effect };
}
