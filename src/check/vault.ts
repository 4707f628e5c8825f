import type { Root } from 'mdast';
import { parseMarkdown } from '../corpus/markdown-tree.ts';
import { blankMdxSyntax } from '../corpus/mdx-text.ts';
import type { Chunk, Corpus, Problem } from '../corpus/note.ts';
import type { PromptBank } from '../quiz/prompt-bank.ts';
import type { CheckSettings } from './check-settings.ts';
import { type FrontMatterYaml, parseFrontMatter } from './front-matter-yaml.ts';

/** What rules may look at: a folder of notes, read, and what the product makes of it. Immutable. */
export interface Vault {
  readonly corpus: Corpus;
  /** What was found wrong on the way: reading the notes, the prompts that authors wrote, and `check.yaml`. */
  readonly problems: readonly Problem[];
  /** The day of the check, as YYYY-MM-DD. */
  readonly today: string;
  readonly settings: CheckSettings;
  /** A note's file as text, as it is on disk: nothing mended, line ends kept. Offsets of edits are offsets in it. */
  text(path: string): string;
  /** The Markdown of `text(path)`; positions are those of it. */
  tree(path: string): Root;
  /** The front matter of `text(path)`; undefined when there is none or it does not parse. */
  frontMatter(path: string): FrontMatterYaml | undefined;
  /** Whether there is a file of that path in the folder, note or not. */
  hasFile(path: string): boolean;
  /** The section (or part of one) that the index, which knows the notes' own questions, finds first. */
  firstHit(question: string): Chunk | undefined;
  /** Made when first asked for, which takes longer than all else. */
  readonly prompts: Pick<PromptBank, 'all' | 'barren'>;
}

export interface VaultDeps extends Pick<Vault, 'corpus' | 'problems' | 'today' | 'settings' | 'firstHit' | 'prompts'> {
  /** By path; of every note. */
  readonly texts: ReadonlyMap<string, string>;
  /** Paths of all files in the folder. */
  readonly files: ReadonlySet<string>;
}

/** What is made of a file is made once, when it is first asked for. */
export function createVault({ texts, files, firstHit, ...given }: VaultDeps): Vault {
  const text = (path: string): string => texts.get(path) ?? '';
  const tree = once((path) => {
    const mdx = /\.mdx$/i.test(path);
    return parseMarkdown(mdx ? blankMdxSyntax(text(path)) : text(path), { mdx });
  });
  return {
    ...given,
    text,
    tree,
    frontMatter: once((path) => parseFrontMatter(text(path))),
    hasFile: (path) => files.has(path),
    firstHit: once(firstHit),
  };
}

function once<Value>(make: (key: string) => Value): (key: string) => Value {
  const made = new Map<string, Value>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key) as Value;
  };
}
