/** A value that YAML takes for something else than the text that was meant. */
const MISREAD = /^[`@%*&!]|^\[[^\]]*\]\s*[^\s,]|:\s|:$|\s#/;
const QUOTED = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')$/;
const COLLECTION = /^(?:\[.*\]|\{.*\})$/;
/** Code as an item of `[a, b]`. */
const CODE_ITEM = /(?<=[[,]\s*)(`[^`]*`[^,\]]*?)(?=\s*[,\]])/g;
const BLOCK_TEXT = /^[|>][+-]?\d?[+-]?$/;
const LINE = /^(\s*(?:- +)*)(?:([A-Za-z][A-Za-z_-]{0,20}):\s+)?(\S.*?)\s*$/;

/**
 * YAML as people write it who do not know YAML, made into what they mean: texts that begin with a back-tick or hold a colon
 * are put in quotes, tabs become spaces. Every line stays where it is.
 */
export function mendYaml(yaml: string): string {
  /** Indentation of the key whose text runs over the lines below it (`|`, `>`). */
  let textBelow: number | undefined;
  const lines = yaml.split('\n').map((written) => {
    const line = written.replace(/^[ \t]+/, (indent) => indent.replaceAll('\t', '  '));
    const [, indent = '', key, value = ''] = LINE.exec(line) ?? [];
    if (line.trim() === '' || (textBelow !== undefined && /^ */.exec(line)![0].length > textBelow)) return line;
    textBelow = BLOCK_TEXT.test(value) ? /^ */.exec(line)![0].length : undefined;
    if (COLLECTION.test(value)) return line.replace(CODE_ITEM, (item) => JSON.stringify(item));
    const isValue = key !== undefined || indent.includes('-');
    const isPlain = !QUOTED.test(value) && textBelow === undefined;
    const isMisread = /^["'{]/.test(value) || (key === undefined ? /^[`@%*&!]/ : MISREAD).test(value);
    if (!isValue || !isPlain || !isMisread) return line;
    return `${indent}${key === undefined ? '' : `${key}: `}${JSON.stringify(value)}`;
  });
  return lines.join('\n');
}

/** Prompts that only blank lines part are made documents of their own; every line stays where it is. */
export const partAtBlankLines = (yaml: string): string => yaml.replace(/^[ \t]*$/gm, '---');
