import type { List, ListItem, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Choice, Message } from '../../../chat/message.ts';
import { markdownHtml } from '../../../pages/markdown-html.ts';
import { notePath } from '../../../pages/note-path.ts';
import { pseudonymOf } from '../visitors/identity.ts';

/** A message in the parts that a page puts together. All HTML of it is safe. */
export interface MessageHtml {
  /** What stands between lines across the page (`---`), in order. */
  readonly parts: readonly string[];
  /** The numbered choices, each with what it stands for in full. */
  readonly options: readonly { readonly choice: Choice; readonly html: string }[];
  /** The others. */
  readonly choices: readonly Choice[];
}

/** A message of a quiz, taken apart where its next step begins. */
export interface QuizHtml extends Pick<MessageHtml, 'options' | 'choices'> {
  /** What became of an answer; '' where nothing was said of one. */
  readonly before: string;
  /** Without the title of a prompt; '' where there is no step. */
  readonly step: string;
}

/** @param basePath as in `Site.basePath`: citations lead into the note reader below it. */
export function messageHtml(message: Message, basePath: string): MessageHtml {
  const { nodes, shown, options, choices } = prepare(message, basePath);
  const said = message.field === undefined ? nodes : withoutHint(nodes);
  return { parts: splitAtLines(said).map(shown), options, choices };
}

/** @param basePath as in `messageHtml`. */
export function quizHtml(message: Message, basePath: string): QuizHtml {
  const { nodes, shown, options, choices } = prepare(message, basePath);
  const { step } = message.quiz ?? {};
  const first = nodes.findIndex(({ position }) => (position?.start.offset ?? 0) >= (step?.from ?? 0));
  if (step === undefined || first < 0) return { before: shown(nodes), step: '', options, choices };
  const own = nodes.slice(step.kind === 'prompt' ? first + 1 : first);
  const stem = step.kind === 'prompt' && options.length === 0 ? withoutHint(own) : own;
  // Without a line between them, it is a remark on the step.
  const isApart = nodes[first - 1]?.type === 'thematicBreak';
  const remark = isApart ? [] : nodes.slice(0, first);
  return {
    before: isApart ? shown(nodes.slice(0, first - 1)) : '',
    ...{ step: shown([...remark, ...stem]), options, choices },
  };
}

/** What both have in common: choices are taken out of the body, and citations lead to notes. */
function prepare(message: Message, basePath: string) {
  const body = structuredClone(message.body);
  const numbered = message.choices.filter(({ label }) => /^\d+\. /.test(label));
  const list = takeList(body, numbered.length);
  linkCitations(body, message, basePath);
  return {
    nodes: body.children as readonly RootContent[],
    shown: (children: readonly RootContent[]): string =>
      markdownHtml({ type: 'root', children: [...children] }, { link, person: pseudonymOf }),
    options: numbered.map((choice, index) => ({
      choice,
      html: list === undefined ? escaped(choice.label.replace(/^\d+\. /, '')) : lineHtml(list[index] ?? []),
    })),
    choices: message.choices.filter((choice) => !numbered.includes(choice)),
  };
}

/** "Type your answer" is said by the field for it. */
function withoutHint(nodes: readonly RootContent[]): readonly RootContent[] {
  const last = nodes.at(-1);
  const isHint = last?.type === 'paragraph' && last.children.length === 1 && last.children[0]?.type === 'emphasis';
  return isHint ? nodes.slice(0, -1) : nodes;
}

/** The choices of a quiz stand in the body as its last list: a page has room for them on the buttons, so that they stand there alone. */
function takeList(body: Root, count: number): readonly PhrasingContent[][] | undefined {
  const last = body.children.findLastIndex((node) => node.type === 'list' && node.ordered === true);
  const list = body.children[last] as List | undefined;
  if (count === 0 || list?.children.length !== count) return undefined;
  const items = list.children.map(onlyLine);
  if (items.some((item) => item === undefined)) return undefined;
  body.children.splice(last, 1);
  return items.filter((item) => item !== undefined);
}

/** As a line on a button, where nothing leads away. */
function lineHtml(children: readonly PhrasingContent[]): string {
  const root: Root = { type: 'root', children: [{ type: 'paragraph', children: [...children] }] };
  return markdownHtml(root, { link: () => undefined }).replace(/^<p>|<\/p>$/g, '');
}

function onlyLine({ children }: ListItem): PhrasingContent[] | undefined {
  const [first] = children;
  return children.length === 1 && first?.type === 'paragraph' ? first.children : undefined;
}

const linkStart = 'note:';

/** Marks the links of citations, and the lines that hold nothing else, before addresses are rewritten. */
function linkCitations(body: Root, { citations }: Message, basePath: string): void {
  const places = new Map(citations.map((citation) => [citation.url, citation]));
  visit(body, 'paragraph', (paragraph: Paragraph) => {
    const [dash, first] = paragraph.children;
    if (dash?.type !== 'text' || !dash.value.startsWith('— ') || first?.type !== 'link' || !places.has(first.url))
      return;
    dash.value = dash.value.slice(2);
    paragraph.data = { ...paragraph.data, hProperties: { className: ['source'] } };
  });
  visit(body, 'link', (node) => {
    const citation = places.get(node.url);
    if (citation === undefined) return;
    node.url = `${linkStart}${notePath(basePath, { path: citation.path, lines: citation })}`;
  });
}

/** A link within a note leads nowhere from here, as nobody knows from which note it was taken. */
function link(url: string): string | undefined {
  if (url.startsWith(linkStart)) return url.slice(linkStart.length);
  return /^(?:https?|mailto):/i.test(url) ? url : undefined;
}

function splitAtLines(nodes: readonly RootContent[]): RootContent[][] {
  const parts: RootContent[][] = [[]];
  for (const node of nodes) {
    if (node.type === 'thematicBreak') parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts.filter((part) => part.length > 0);
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
