import { editDistance } from '../../search/edit-distance.ts';
import { isEnglishWord } from '../../search/english-words.ts';
import type { Finding } from '../finding.ts';
import type { Rule } from '../rule.ts';
import type { Dictionary } from '../spelling/dictionary.ts';
import { createKnownWords } from '../spelling/known-words.ts';
import { type ProseWord, proseWords } from '../spelling/prose-words.ts';

/** Fewer letters are abbreviations more often than slips. */
const leastLetters = 3;
/** A word that so many notes write alike is a name. */
const notesForName = 3;
/** Nobody makes the same slip so often in one note. */
const timesForName = 4;
/** Above this share of unknown words a note is probably in another language; below so many words none can tell. */
const foreignShare = 0.2;
const leastWordsForShare = 20;

/** The dictionaries load when the rule looks. */
export const spelling: Rule = {
  code: 'spelling',
  summary: 'a word looks like a slip; a hint where no dictionary has a word like it',
  async look(vault) {
    const { loadDictionary } = await import('../spelling/dictionary.ts');
    const dictionary = await loadDictionary();
    const known = createKnownWords(vault, dictionary);
    const notes = vault.corpus.notes.map(({ path }) => {
      const words = proseWords(vault.tree(path)).filter(isPlainWord);
      const unknown = words.filter(({ text }) => !known(text));
      return { path, count: words.length, unknown, used: words.map(({ text }) => keyOf(text)).filter(known) };
    });
    const isForeign = ({
      count,
      unknown,
    }: {
      readonly count: number;
      readonly unknown: readonly ProseWord[];
    }): boolean => count >= leastWordsForShare && unknown.length > count * foreignShare;
    const names = writtenInMany(notes.filter((note) => !isForeign(note)));
    const judge = createJudge(dictionary, new Set(notes.flatMap(({ used }) => used)));
    return notes.flatMap((note) => {
      if (isForeign(note)) return [foreign(note.path, note.unknown.length / note.count)];
      return slips(note.unknown.filter(({ text }) => !names.has(keyOf(text)))).flatMap((slip) =>
        judge(note.path, slip),
      );
    });
  },
};

interface Slip extends ProseWord {
  /** How often the note has it. */
  readonly times: number;
}

const isPlainWord = ({ text }: ProseWord): boolean =>
  text.length >= leastLetters && !/^[\p{Lu}'’]+(?:['’]?e?s)?$/u.test(text);

const keyOf = (word: string): string => word.toLowerCase().replace(/['’]s$/, '');

function writtenInMany(notes: readonly { readonly unknown: readonly ProseWord[] }[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { unknown } of notes) {
    for (const key of new Set(unknown.map(({ text }) => keyOf(text)))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= notesForName).map(([key]) => key));
}

/** Each word once, where it stands first. */
function slips(words: readonly ProseWord[]): readonly Slip[] {
  const byKey = new Map<string, Slip>();
  for (const word of words) {
    const key = keyOf(word.text);
    const before = byKey.get(key);
    byKey.set(key, {
      ...(before ?? word),
      first: word.first && (before?.first ?? true),
      times: (before?.times ?? 0) + 1,
    });
  }
  return [...byKey.values()];
}

/** A capital inside a sentence means a name; what is no slip of a common word, or of one of the notes, may be one too. */
function createJudge(dictionary: Dictionary, used: ReadonlySet<string>): (path: string, slip: Slip) => Finding {
  const suggestions = new Map<string, readonly string[]>();
  return (path, { text, line, first, times }) => {
    const word = keyOf(text);
    const isName = (!first && /^\p{Lu}/u.test(text)) || times >= timesForName;
    const found = suggestions.get(word) ?? (isName ? [] : dictionary.suggest(word));
    suggestions.set(word, found);
    const meant = found.filter((each) => isSlipOf(word, each) && (isEnglishWord(each) || used.has(each.toLowerCase())));
    const often = times > 1 ? ` (${times} times)` : '';
    return {
      severity: meant.length > 0 ? 'warning' : 'note',
      code: 'spelling',
      path,
      line,
      message: `"${text}" is in no dictionary${often}`,
      remedy: `${meant.length > 0 ? `Write ${meant.join(', or ')}; or` : 'If it is right,'} add it to \`words\` in check.yaml.`,
    };
  };
}

/** In a longer word two slips are likely; in a short one only that two letters changed places. */
function isSlipOf(word: string, meant: string): boolean {
  const edits = editDistance(word, meant.toLowerCase());
  if (word.length >= lettersForTwoEdits) return edits <= 2;
  return edits === 1 && (word.length >= lettersForOneEdit || lettersOf(word) === lettersOf(meant.toLowerCase()));
}

const lettersForTwoEdits = 8;
const lettersForOneEdit = 5;
const lettersOf = (word: string): string => [...word].sort().join('');

const foreign = (path: string, share: number): Finding => ({
  severity: 'note',
  code: 'spelling',
  path,
  line: 1,
  message: `${Math.round(share * 100)} % of the words are in no English dictionary`,
  remedy: 'Nothing, if the note is in another language: its spelling is not checked.',
});
