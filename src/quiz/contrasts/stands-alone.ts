import { plainText } from '../plain-text.ts';

const POINTING =
  /^other\b|\b(?:this|these|those|such (?:an?|things?)|above|following|here|there|former|latter|respectively|the others?|(?<!\b(?:all|any) )others|another(?= one|$)|(?:the|an?) (?:\p{L}+ )?ones?|same(?! .* as )|both|either|neither|the one|as well|too|so on|etc|see|likewise|vice versa|e\.g|i\.e)\b(?!-)|\bthat(?=[.,;]|$)|\b(?:of|in|on|with|by|for|at|from|to) that\b(?! \p{L}+s? (?:is|are|has|have|can)\b)|\binstead(?! of\b)|\b(?:for|to|of|in|on|by|with) (?:each|one|all|some|many|any)$|[…?!]/iu;
/** Takes up something from before unless the same text has named it. */
const PRONOUN = /\b(?:it|its|itself|they|them|their|theirs|he|him|his|she|her|hers)\b(?! own\b)/giu;
/** After a second verb, or in a clause of time or cause, a pronoun takes up what stands before it. */
const TAKEN_UP = /\s(?:and|or|but|when|while|if|because|until|unless|before|after|whenever|as long as)\s/iu;

/** Whether what is said of a thing can be understood without what stood around it. */
export function standsAlone(markdown: string): boolean {
  const text = plainText(markdown);
  if (POINTING.test(text) || /[:;]$/.test(text) || !isBalanced(text)) return false;
  return [...text.matchAll(PRONOUN)].every(({ index }) => TAKEN_UP.test(text.slice(0, index)));
}

function isBalanced(text: string): boolean {
  const count = (sign: string) => text.split(sign).length;
  return count('(') === count(')') && count('"') % 2 === 1 && count('“') === count('”');
}
