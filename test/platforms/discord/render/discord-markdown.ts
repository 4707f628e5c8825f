/** Text of one look, as a client of Discord shows it. */
export interface Run {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly strike?: true;
  readonly code?: true;
  readonly quote?: true;
  readonly heading?: true;
  readonly language?: string;
  readonly url?: string;
  /** What is not text: a mention, an emoji, a spoiler, underlined or small text, or the sign of a list. */
  readonly special?: string;
}

type Look = Omit<Run, 'text' | 'special'>;

interface At {
  readonly look: Look;
  /** Backslashes escape nothing within the label of a link, and no link stands there. */
  readonly inLabel?: true;
  readonly inQuote?: true;
  readonly lineStart: boolean;
}

type Rule = readonly [RegExp, (found: RegExpExecArray, at: At) => Run[] | undefined];

const special =
  (kind: string): Rule[1] =>
  (found, { look }) => [{ ...look, text: found[0], special: kind }];
const styled =
  (more: Look): Rule[1] =>
  (found, at) =>
    read(found[1] ?? found[2] ?? '', { ...at, look: { ...at.look, ...more }, lineStart: false });

/** What holds where a line begins. */
const lineRules: readonly Rule[] = [
  [
    /^ *(#{1,3}) +([^\n]+)/,
    ({ 2: text = '' }, at) => read(text, { ...at, look: { ...at.look, heading: true }, lineStart: false }),
  ],
  [/^ *-# +[^\n]+/, special('small')],
  [/^ *(?:[-*+]|\d+\.) +/, (found, at) => [{ ...at.look, text: found[0], special: 'item' }]],
];

const inlineRules: readonly Rule[] = [
  [/^<(https?:\/\/[^ >]+)>/, ({ 1: url = '' }, { look }) => [{ ...look, text: url, url }]],
  [
    /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?(?:\s+['"][\s\S]*?['"])?\s*\)/,
    ({ 1: label = '', 2: url = '' }, at) =>
      at.inLabel || /\w+:\/\/\S/.test(label) || label.trim() === '' || !/^https?:\/\//.test(url)
        ? undefined
        : read(label, { ...at, inLabel: true, look: { ...at.look, url }, lineStart: false }),
  ],
  [/^https?:\/\/[^\s<]+[^<.,:;"'\]\s]/, special('url')],
  [/^<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|\/[^:>]+:\d+|t:-?\d+(?::\w)?|id:\w+)>/, special('mention')],
  [/^@(?:everyone|here)/, special('mention')],
  [/^:[\w+-]+:/, special('emoji')],
  [/^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, styled({ bold: true })],
  [/^__(?:(?:\\[\s\S]|[^\\])+?)__(?!_)/, special('underlined')],
  [
    /^\b_((?:__|\\[\s\S]|[^\\_])+?)_\b|^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/,
    styled({ italic: true }),
  ],
  [/^~~([\s\S]+?)~~(?!_)/, styled({ strike: true })],
  [/^\|\|[\s\S]+?\|\|/, special('spoiler')],
  [
    /^(``?)(?!`)([\s\S]*?[^`])\1(?!`)/,
    ({ 2: text = '' }, { look }) => [{ ...look, code: true, text: text.replace(/^ (?= *`)|(` *) $/g, '$1') }],
  ],
];

const codeBlock: Rule = [
  /^```(?:([a-z0-9_+\-.#]+?)\n)?\n*([^\n][\s\S]*?)\n*```/i,
  ({ 1: language, 2: text = '' }, { look }) => [{ ...look, text, code: true, language: language ?? '' }],
];

const quote: Rule = [
  /^( *> [^\n]*(?:\n *> [^\n]*)*\n?)/,
  ({ 1: lines = '' }, at) =>
    read(lines.replace(/^ *> /gm, ''), { ...at, inQuote: true, look: { ...at.look, quote: true }, lineStart: true }),
];

/**
 * Reads Markdown as far as Discord's clients do, from what is known of their parser: simple-markdown with rules of its own. Throws
 * where a fence of code does not close.
 */
export function readDiscordMarkdown(markdown: string): Run[] {
  return read(markdown, { look: {}, lineStart: true });
}

function read(source: string, at: At): Run[] {
  const runs: Run[] = [];
  let rest = source;
  let { lineStart } = at;
  while (rest !== '') {
    const rules = [
      ...(lineStart && !at.inQuote ? [quote] : []),
      codeBlock,
      ...(lineStart ? lineRules : []),
      ...inlineRules,
    ];
    const [found, made] = firstOf(rules, rest, { ...at, lineStart }) ?? [];
    const escaped = at.inLabel ? undefined : /^\\([^0-9A-Za-z\s])/.exec(rest);
    if (escaped !== null && escaped !== undefined) {
      runs.push({ ...at.look, text: escaped[1] ?? '' });
      rest = rest.slice(2);
      lineStart = false;
    } else if (found !== undefined && made !== undefined) {
      runs.push(...made);
      rest = rest.slice(found.length);
      lineStart = made.some((run) => run.special === 'item') || /\n$/.test(found);
    } else {
      if (rest.startsWith('```')) throw new Error(`a fence is open: ${rest.slice(0, 80)}`);
      const [text = ''] =
        /^[\s\S](?:(?=[^0-9A-Za-z\s\u00c0-\uffff]|\n|\w+:\S|$)|[^\n]*?(?=[^0-9A-Za-z\s\u00c0-\uffff]|\n|\w+:\S|$))/.exec(
          rest,
        ) ?? [rest];
      runs.push({ ...at.look, text });
      rest = rest.slice(text.length);
      lineStart = text.endsWith('\n');
    }
  }
  return runs;
}

function firstOf(rules: readonly Rule[], rest: string, at: At): [string, Run[]] | undefined {
  for (const [pattern, make] of rules) {
    const found = pattern.exec(rest);
    const runs = found === null ? undefined : make(found, at);
    if (found !== null && runs !== undefined) return [found[0], runs];
  }
  return undefined;
}
