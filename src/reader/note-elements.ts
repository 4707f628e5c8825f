import type { Element } from 'hast';
import type { BlockContent } from 'mdast';
import type { Handler, Handlers } from 'mdast-util-to-hast';
import { textElement } from '../pages/elements.ts';
import type { CalloutNode } from './callout.ts';

/** How the nodes of a reading tree become elements. @param quizPath page on which quizzes are played. */
export function noteElements(quizPath: string): Handlers {
  const own: Readonly<Record<string, Handler>> = {
    tagged: (state, node) => ({ type: 'element', tagName: node.tagName, properties: {}, children: state.all(node) }),
    callout: calloutElement,
    quizPlace: (): Element => ({
      ...textElement('p', '', { className: ['quiz-place'] }),
      children: [
        { type: 'text', value: 'Quiz questions stand here; their answers are not shown. ' },
        textElement('a', 'Take the quiz', { href: quizPath }),
      ],
    }),
  };
  return own;
}

const calloutElement: Handler = (state, node: CalloutNode): Element => {
  const foldable = node.open !== undefined;
  const title: Element = {
    ...textElement(foldable ? 'summary' : 'p', '', { className: ['callout-title'] }),
    children: state.all({ type: 'paragraph', children: node.title }) as Element[],
  };
  const className = ['callout', `callout-${toneOf(node.kind)}`];
  return {
    ...textElement(foldable ? 'details' : 'div', '', { className, ...(node.open && { open: true }) }),
    children: [title, ...(state.all({ type: 'blockquote', children: node.children as BlockContent[] }) as Element[])],
    ...(node.position && { position: node.position }),
  };
};

const tones: Readonly<Record<string, readonly string[]>> = {
  good: ['tip', 'hint', 'success', 'check', 'done', 'important'],
  warn: ['warning', 'caution', 'attention', 'question', 'help', 'faq', 'todo'],
  bad: ['danger', 'error', 'failure', 'fail', 'missing', 'bug'],
  quiet: ['quote', 'cite', 'example', 'abstract', 'summary', 'tldr'],
};

/** Obsidian has a dozen kinds and many names for them; all others look as a note. */
const toneOf = (kind: string): string => Object.entries(tones).find(([, kinds]) => kinds.includes(kind))?.[0] ?? 'note';
