/** Quotes and lists within each other on one line; parsing takes time that grows with the square of it. */
const maxNesting = 50;

/** As white space before a list item. */
const maxIndent = 200;

const deepLine = new RegExp(
  `^(?:(?:[ \\t]*(?:>|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){${maxNesting}}|[ \\t]{${maxIndent}}[ \\t]*(?:[-*+]|\\d{1,9}[.)])[ \\t])`,
  'm',
);

/** The first line that opens more quotes and lists within each other than anybody writes. */
export function findDeepNesting(text: string): number | undefined {
  const match = deepLine.exec(text);
  return match ? text.slice(0, match.index).split(/\r\n|\n|\r/).length : undefined;
}
