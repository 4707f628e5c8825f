import GithubSlugger from 'github-slugger';
import type { Heading, Nodes, Root } from 'mdast';
import { wikiLinkLabel } from '../corpus/wiki-link-syntax.ts';

/** A heading of a note as it stands in its file. */
export interface OutlineHeading {
  /** Plain text. */
  readonly text: string;
  /** 1 to 6. */
  readonly level: number;
  readonly line: number;
  /** As GitHub makes it. */
  readonly anchor: string;
  /** Texts of the headings above it, outermost first. */
  readonly above: readonly string[];
}

/** `{#id}` and `{: #id .class }` at the end of a heading, as makers of sites read them. */
const attributes = /\s*\{:?\s*[#.][^}]*\}\s*$/;

const outlines = new WeakMap<Root, readonly OutlineHeading[]>();

/** All headings of a note in order, those inside quotes and lists left out. */
export function outlineOf(tree: Root): readonly OutlineHeading[] {
  const known = outlines.get(tree);
  if (known) return known;
  const slugger = new GithubSlugger();
  const stack: { readonly text: string; readonly level: number }[] = [];
  const outline = tree.children
    .filter((node): node is Heading => node.type === 'heading')
    .map((node) => {
      const text = textOf(node).replace(attributes, '').trim();
      while (stack.length > 0 && stack.at(-1)!.level >= node.depth) stack.pop();
      const above = stack.map((heading) => heading.text);
      stack.push({ text, level: node.depth });
      return { text, level: node.depth, line: node.position?.start.line ?? 1, anchor: slugger.slug(text), above };
    });
  outlines.set(tree, outline);
  return outline;
}

/** What a reader sees of a node, without pictures and HTML. */
function textOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  if (node.type === 'wikiLink') return node.embed ? '' : wikiLinkLabel(node);
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
