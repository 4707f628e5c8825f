import { stemOf } from '../../src/search/stemming.ts';

/**
 * The ranking formula of docs/retrieval.md written down plainly, for texts and questions of plain words without synonyms,
 * titles and notes of several sections. Slow, and independent of how the index keeps its postings.
 * @returns the score of each text, 0 where it holds no word of the question
 */
export function referenceScores(texts: readonly string[], question: string): readonly number[] {
  const k1 = 1.5;
  const b = 0.7;
  const documents = texts.map(wordsOf);
  const averageLength = documents.reduce((sum, { length }) => sum + length, 0) / documents.length;
  const asked = wordsOf(question);
  const holding = (word: string) => documents.filter((document) => document.includes(word)).length;
  const known = [...new Set(asked)].filter((word) => holding(word) > 0);
  const rarity = (word: string) => Math.log(1 + (documents.length - holding(word) + 0.5) / (holding(word) + 0.5));
  const total = known.reduce((sum, word) => sum + rarity(word), 0);
  const knownAsked = asked.filter((word) => known.includes(word));
  const pairs = new Map(
    knownAsked.slice(1).map((word, at) => [`${knownAsked[at]} ${word}`, [knownAsked[at]!, word] as const]),
  );

  return documents.map((document) => {
    const norm = k1 * (1 - b + (b * document.length) / averageLength);
    const saturate = (frequency: number) => (frequency * (k1 + 1)) / (frequency + norm);
    const held = known.filter((word) => document.includes(word));
    if (held.length === 0) return 0;
    let score = 0;
    for (const word of held) {
      const times = asked.filter((other) => other === word).length;
      score += rarity(word) * times * saturate(document.filter((other) => other === word).length);
    }
    score *= (held.reduce((sum, word) => sum + rarity(word), 0) / total) ** (1 / known.length);
    for (const [first, second] of pairs.values()) {
      if (first === second) continue;
      score += 0.4 * Math.sqrt(rarity(first) * rarity(second)) * saturate(nearness(document, first, second));
    }
    return score;
  });
}

function nearness(document: readonly string[], first: string, second: string): number {
  let sum = 0;
  for (const [a, word] of document.entries()) {
    for (const [b, other] of document.entries()) {
      const distance = b - a;
      if (word !== first || other !== second || Math.abs(distance) > 8) continue;
      sum += distance > 0 ? 1 / distance : 0.5 / -distance;
    }
  }
  return sum;
}

function wordsOf(text: string): readonly string[] {
  return text.split(' ').filter(Boolean).map(stemOf);
}
