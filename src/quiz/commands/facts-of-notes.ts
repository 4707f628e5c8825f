import type { Block } from '../../corpus/note.ts';
import { isEnglishWord } from '../../search/english-words.ts';
import type { Section } from '../section.ts';
import { isBare, readCommand, shellCommands } from './command-line.ts';
import { factsInCode } from './fact-code.ts';
import { factsInLists } from './fact-lists.ts';
import { factsInSentences } from './fact-sentences.ts';
import { COMMAND_HEAD, factsInTables } from './fact-tables.ts';
import type { KeyedFact } from './keyed-fact.ts';

export interface NoteFacts {
  ofSection(section: Section): readonly KeyedFact[];
  /**
   * Those of the same table, list or code block, and for a command those of its program that stand nearest; the fact itself
   * among them.
   */
  siblingsOf(fact: KeyedFact): readonly KeyedFact[];
  /** All that the notes say of a key. */
  ofKey(key: string): readonly KeyedFact[];
}

/** A large vault has thousands of commands of one program; so many before and after a command are enough to choose from. */
const NEAR = 40;

const known = new WeakMap<readonly Section[], NoteFacts>();

/** What the notes say of commands, codes and messages. Worked out once for a version of the notes. */
export function factsOfNotes(sections: readonly Section[]): NoteFacts {
  const before = known.get(sections);
  if (before) return before;
  const programs = programsIn(sections);
  const isCommand = (code: string): boolean => {
    const command = readCommand(code);
    return command !== undefined && programs.has(command.words[0]!);
  };
  const found = withCoresKnown(sections.flatMap((section) => factsIn(section, isCommand)));
  const all = firstOfNote(found);
  const bySection = grouped(all, ({ section }) => section.id);
  const byGroup = grouped(all, ({ group }) => group);
  const byProgram = grouped(all, ({ command }) => command?.words[0]);
  const places = new Map([...byProgram.values()].flatMap((facts) => facts.map((fact, at) => [fact, at] as const)));
  const byKey = grouped(found, ({ key }) => key);
  const facts: NoteFacts = {
    ofSection: ({ id }) => bySection.get(id) ?? [],
    siblingsOf(fact) {
      const own = byGroup.get(fact.group) ?? [];
      const ofProgram = byProgram.get(fact.command?.words[0] ?? '') ?? [];
      const from = Math.max(0, (places.get(fact) ?? 0) - NEAR);
      return [...new Set([...own, ...ofProgram.slice(from, from + 2 * NEAR + 1)])];
    },
    ofKey: (key) => byKey.get(key) ?? [],
  };
  known.set(sections, facts);
  return facts;
}

function grouped(
  facts: readonly KeyedFact[],
  nameOf: (fact: KeyedFact) => string | undefined,
): ReadonlyMap<string, readonly KeyedFact[]> {
  const groups = new Map<string, KeyedFact[]>();
  for (const fact of facts) {
    const name = nameOf(fact);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group) group.push(fact);
    else groups.set(name, [fact]);
  }
  return groups;
}

function factsIn(section: Section, isCommand: (code: string) => boolean): readonly KeyedFact[] {
  return [
    ...factsInTables(section, isCommand),
    ...factsInLists(section, isCommand),
    ...factsInCode(section),
    ...factsInSentences(section, isCommand),
  ];
}

/** Where the notes show `docker inspect` alone, what follows it in `docker inspect web` is to be filled in. */
function withCoresKnown(facts: readonly KeyedFact[]): readonly KeyedFact[] {
  const alone = new Set(facts.flatMap(({ command }) => (command && isBare(command) ? [command.words.join(' ')] : [])));
  return facts.map((fact) => {
    const { command } = fact;
    if (command === undefined) return fact;
    const length = command.core.findIndex((_, at) => at > 0 && alone.has(command.core.slice(0, at + 1).join(' ')));
    return length < 0 ? fact : { ...fact, command: { ...command, core: command.core.slice(0, length + 1) } };
  });
}

/** What a note says of a key for the first time: again, it says much the same. What another note says in the same words goes. */
function firstOfNote(facts: readonly KeyedFact[]): readonly KeyedFact[] {
  const said = new Set<string>();
  return facts.filter(({ key, relation, effect, section }) => {
    const ids = [`${section.note.path}|${key}|${relation}`, `${key}|${relation}|${effect}`];
    const isNew = ids.every((id) => !said.has(id));
    for (const id of ids) said.add(id);
    return isNew;
  });
}

/** Sub-commands that tell a program from the first word of a message in code font. */
const FEWEST_SUBCOMMANDS = 2;

/** Programs of which the notes show commands. */
function programsIn(sections: readonly Section[]): ReadonlySet<string> {
  const programs = new Set<string>();
  const seconds = new Map<string, Set<string>>();
  for (const block of sections.flatMap(({ blocks }) => blocks)) {
    for (const code of commandsShownIn(block)) {
      const command = readCommand(code);
      if (command) programs.add(command.words[0]!);
    }
    for (const [, code = ''] of block.sentences.flatMap(({ markdown }) => [...markdown.matchAll(/`([^`]+)`/g)])) {
      const [program, second] = readCommand(code)?.words ?? [];
      if (program === undefined || second === undefined) continue;
      seconds.set(program, (seconds.get(program) ?? new Set()).add(second));
    }
  }
  for (const [program, subcommands] of seconds) {
    if (subcommands.size >= FEWEST_SUBCOMMANDS && !isEnglishWord(program)) programs.add(program);
  }
  return programs;
}

/** Code that stands where commands stand. */
function commandsShownIn(block: Block): readonly string[] {
  if (block.kind === 'code') {
    return block.language === '' ? [] : shellCommands(block.language, block.code).map(({ code }) => code);
  }
  if (block.kind !== 'table-row') return [];
  return block.cells.filter((_, column) => COMMAND_HEAD.test(block.header[column]!));
}
