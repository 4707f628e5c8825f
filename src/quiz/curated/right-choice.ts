/** `A) text`, `2. text` */
const LABELLED = /^\(?([a-j]|\d{1,2})[.):]\s+(?=\S)/i;

export interface Parted {
  readonly answer: string;
  /** Each once. */
  readonly wrong: readonly string[];
}

/**
 * Parts the right choice from the wrong ones. Where an author wrote letters or numbers before all choices they are taken
 * off, and the answer may be one of them. Where none of the choices is the answer, all are wrong.
 */
export function partChoices(
  options: readonly string[],
  answer: string,
  same: (a: string, b: string) => boolean,
): Parted {
  const labelled = options.every((option, at) => placeOf(LABELLED.exec(option)?.[1]) === at);
  const texts = labelled ? options.map((option) => option.replace(LABELLED, '')) : options;
  const named = labelled && isLabel(answer) ? texts[placeOf(answer)] : undefined;
  const right = texts.find((text) => same(text, answer)) ?? named ?? (labelled ? answer.replace(LABELLED, '') : answer);
  const wrong = texts.filter((text) => !same(text, right));
  return { answer: right, wrong: wrong.filter((text, at) => wrong.findIndex((other) => same(other, text)) === at) };
}

/** Whether an answer may be meant as the letter or number of a choice. */
export const isLabel = (answer: string): boolean => /^(?:[a-j]|\d)$/i.test(answer);

/** 0 for `a`, `A` and `1`; -1 for nothing. */
function placeOf(label: string | undefined): number {
  if (label === undefined) return -1;
  return /\d/.test(label) ? Number(label) - 1 : label.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0);
}
