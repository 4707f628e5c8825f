import { limits } from './limits.ts';
import { isNode, type Node, nodesOf, stringOf } from './node.ts';

interface Payload {
  readonly text?: string;
  readonly blocks: readonly unknown[];
}

/**
 * What Slack would refuse of a message or view, a line each; none for what can be sent. The SDK checks nothing of it.
 * Blocks and elements of kinds that the renderer never makes are not looked into.
 */
export function problemsOf({ text, blocks }: Payload, surface: 'message' | 'home' = 'message'): readonly string[] {
  const nodes = [...nodesIn(blocks)];
  const tables = nodes.filter(({ type }) => type === 'table');
  return [
    ...over('blocks', blocks.length, surface === 'home' ? limits.blocksInView : limits.blocksInMessage),
    ...(blocks.length === 0 ? ['no blocks'] : []),
    ...(text === undefined ? [] : textProblems(text)),
    ...nodes.flatMap((node) =>
      (checks[String(node.type)] ?? (() => []))(node).map((problem) => `${node.type}: ${problem}`),
    ),
    ...nodes.flatMap(idProblems),
    ...repeated('block_id', nodes),
    ...repeated('action_id', nodes),
    ...(surface === 'home' ? [] : over('text in blocks', textIn(nodes), limits.textInBlocks)),
    ...over('tables', tables.length, surface === 'home' ? 0 : limits.tablesInMessage),
    ...tableProblems(tables),
  ];
}

type Check = (node: Node) => string[];

const checks: Readonly<Record<string, Check>> = {
  plain_text: (node) => lengthOf('text', node.text, limits.textObject),
  mrkdwn: (node) => lengthOf('text', node.text, limits.textObject),
  raw_text: (node) => lengthOf('text', node.text, limits.textObject),
  text: (node) => lengthOf('text', node.text, limits.richTextElement),
  link: (node) => [
    ...lengthOf('url', node.url, limits.url),
    ...(node.text === undefined ? [] : lengthOf('text', node.text, limits.richTextElement)),
  ],
  rich_text: filled,
  rich_text_section: filled,
  rich_text_quote: filled,
  rich_text_preformatted: filled,
  rich_text_list: (node) => [...filled(node), ...over('indent', Number(node.indent ?? 0), limits.indent)],
  context: (node) => [...filled(node), ...over('elements', nodesOf(node.elements).length, limits.contextElements)],
  actions: (node) => [...filled(node), ...over('elements', nodesOf(node.elements).length, limits.actionsElements)],
  header: (node) => lengthOf('text', inner(node), limits.headerText),
  section: (node) => [
    ...(node.text === undefined && node.fields === undefined ? ['no text'] : []),
    ...over('fields', nodesOf(node.fields).length, limits.sectionFields),
    ...nodesOf(node.fields).flatMap((field) => lengthOf('field', field.text, limits.sectionField)),
  ],
  button: (node) => [
    ...lengthOf('text', inner(node), limits.buttonText),
    ...(node.value === undefined ? [] : over('value', String(node.value).length, limits.buttonValue)),
    ...over('accessibility_label', String(node.accessibility_label ?? '').length, limits.accessibilityLabel),
  ],
};

function textProblems(text: string): string[] {
  return [
    ...(text.trim() === '' ? ['no text'] : []),
    ...over('text', text.length, limits.text),
    ...over('bytes of text', Buffer.byteLength(text), limits.textInUpdateBytes),
    ...(/[<>]|&(?!(?:amp|lt|gt);)/.test(text) ? ['text is not escaped'] : []),
  ];
}

function tableProblems(tables: readonly Node[]): string[] {
  const rows = tables.flatMap(({ rows }) => (Array.isArray(rows) ? rows : []));
  const cells = [...nodesIn(rows)].map(({ text }) => stringOf(text)?.length ?? 0);
  return [
    ...(tables.length > 0 && rows.length === 0 ? ['table: no rows'] : []),
    ...over('rows of tables', rows.length, limits.tableRows),
    ...rows.flatMap((row) => over('cells of a row', nodesOf(row).length, limits.tableColumns)),
    ...(new Set(rows.map((row) => nodesOf(row).length)).size > 1 ? ['table: rows of several lengths'] : []),
    ...over(
      'text in tables',
      cells.reduce((sum, length) => sum + length, 0),
      limits.tableText,
    ),
  ];
}

function idProblems(node: Node): string[] {
  return [
    ...(node.block_id === undefined ? [] : lengthOf('block_id', node.block_id, limits.blockId)),
    ...(node.action_id === undefined ? [] : lengthOf('action_id', node.action_id, limits.actionId)),
  ];
}

function repeated(key: string, nodes: readonly Node[]): string[] {
  const ids = nodes.map((node) => node[key]).filter((id) => id !== undefined);
  return new Set(ids).size < ids.length ? [`${key} is not unique`] : [];
}

function filled(node: Node): string[] {
  return nodesOf(node.elements).length === 0 ? ['no elements'] : [];
}

function lengthOf(what: string, value: unknown, most: number): string[] {
  const text = stringOf(value) ?? '';
  return text === '' ? [`no ${what}`] : over(what, text.length, most);
}

function over(what: string, count: number, most: number): string[] {
  return count > most ? [`${what}: ${count} of at most ${most}`] : [];
}

function inner({ text }: Node): unknown {
  return isNode(text) ? text.text : undefined;
}

function textIn(nodes: readonly Node[]): number {
  return nodes.reduce((sum, { text, url }) => sum + (stringOf(text)?.length ?? 0) + (stringOf(url)?.length ?? 0), 0);
}

function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const each of value) yield* nodesIn(each);
  else if (isNode(value)) {
    yield value;
    for (const each of Object.values(value)) if (typeof each === 'object') yield* nodesIn(each);
  }
}
