import type { Element, ElementContent, Parents, Root } from 'hast';
import type { LineRange } from '../corpus/note.ts';
import { isElement, textElement } from '../pages/elements.ts';
import { isCited, nameLines } from './cited-lines.ts';

/** Tags that stand in running text; all others are blocks. */
const inline = new Set('a br code del em kbd mark strong span sub sup img'.split(' '));

/** Elements whose children are elements of certain kinds alone, so that nothing else may be put into them. */
const strict = new Set('ul ol table thead tbody tr'.split(' '));

/** The id of what is cited first. */
export const citedId = 'cited';

/**
 * Marks what stands in the lines, in place: a block that stands in them as a whole by its class, else the lines of it. The first
 * gets the id `cited`, and says to who listens what it is.
 * @param source what the positions of the tree are positions in.
 * @param shown the lines as people count them, where the tree is a part of a note.
 * @returns whether anything stands there.
 */
export function markLines(tree: Root, ranges: readonly LineRange[], source: string, shown = ranges): boolean {
  if (ranges.length === 0) return false;
  const marking: Marking = { ranges, source, found: [], code: new Set() };
  tree.children = marked(tree, marking) as Root['children'];
  const first = marking.found[0];
  if (first === undefined) return false;
  const spoken = textElement('span', `Cited, ${nameLines(shown)}: `, { className: ['sr-only'] });
  if (first.properties.id === undefined) first.properties.id = citedId;
  else spoken.properties.id = citedId;
  // In code it would be copied with it.
  if (!marking.code.has(first)) putInto(first, spoken);
  return true;
}

interface Marking {
  readonly ranges: readonly LineRange[];
  readonly source: string;
  readonly found: Element[];
  /** Lines of code among what was found. */
  readonly code: Set<Element>;
}

/** `all`: each of its lines is cited. `unknown`: nothing of the file, such as a line end between blocks. */
type Share = 'all' | 'some' | 'none' | 'unknown';

function shareOf(node: ElementContent, { ranges }: Marking): Share {
  if (!node.position || node.position.start.line === undefined) return 'unknown';
  const { start, end } = node.position;
  // What ends with a line end has its end at the start of the line below.
  const last = end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
  let cited = 0;
  for (let line = start.line; line <= last; line++) if (isCited(line, ranges)) cited++;
  return cited === 0 ? 'none' : cited === last - start.line + 1 ? 'all' : 'some';
}

function marked(parent: Parents, marking: Marking): ElementContent[] {
  const out: ElementContent[] = [];
  let run: ElementContent[] = [];
  const close = (): void => {
    // White space at the ends of what is marked is not.
    const end = run.findLastIndex((node) => shareOf(node, marking) === 'all') + 1;
    const inside = run.slice(0, end);
    if (inside.length > 0) {
      const mark: Element = { ...textElement('mark', '', { className: ['cited'] }), children: inside };
      marking.found.push(mark);
      out.push(mark);
    }
    out.push(...run.slice(end));
    run = [];
  };
  for (const node of parent.children as ElementContent[]) {
    const share = shareOf(node, marking);
    const isInline = node.type === 'text' || (isElement(node) && inline.has(node.tagName));
    if (isInline && (share === 'all' || (share === 'unknown' && run.length > 0))) {
      run.push(node);
      continue;
    }
    close();
    out.push(node);
    if (!isElement(node) || share === 'none') continue;
    if (share === 'all' && !isInline) {
      node.properties.className = [...[node.properties.className ?? []].flat(), 'cited'] as string[];
      marking.found.push(node);
    } else if (node.tagName === 'pre') markCode(node, marking);
    else {
      const before = marking.found.length;
      node.children = marked(node, marking);
      if (node.tagName === 'details' && marking.found.length > before) node.properties.open = true;
    }
  }
  close();
  return out;
}

/** Code of which some lines are cited. */
function markCode(pre: Element, marking: Marking): void {
  const code = pre.children.find(isElement);
  const text = code?.children[0];
  if (!code || text?.type !== 'text' || !pre.position) return;
  const { start } = pre.position;
  const fenced = /^[`~]{3}/.test(marking.source.slice(start.offset, (start.offset ?? 0) + 3));
  const first = start.line + (fenced ? 1 : 0);
  const lines = text.value.replace(/\n$/, '').split('\n');
  code.children = lines.flatMap((line, index): ElementContent[] => {
    const end: ElementContent = { type: 'text', value: '\n' };
    if (!isCited(first + index, marking.ranges)) return [{ type: 'text', value: line }, end];
    const mark = textElement('mark', line, { className: ['cited'] });
    marking.found.push(mark);
    marking.code.add(mark);
    return [mark, end];
  });
}

function putInto(first: Element, spoken: Element): void {
  let into = first;
  while (strict.has(into.tagName) || into.tagName === 'div') {
    const child = into.children.find(isElement);
    if (child === undefined) break;
    into = child;
  }
  if (into.tagName !== 'pre' && !strict.has(into.tagName)) into.children.unshift(spoken);
}
