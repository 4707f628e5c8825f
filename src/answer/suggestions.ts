import { BoundedMap } from '../bounded-map.ts';
import type { Corpus } from '../corpus/note.ts';
import { holdsSecret } from './secret-guard.ts';

/** Candidates that are tried for each question wanted: the rest of the corpus is not searched for a greeting. */
const TRIES = 8;

/** People who are shown how to ask should see sentences, and no error messages or search words, which authors write as well. */
const ASKS = /^(?:what|how|why|when|where|which|who|can|do|does|is|are|should|must|may)\b(?:['’]s)?(?:\s+\S+){2,11}$/i;
/** So many that other ones can be shown every day for weeks. */
const ENOUGH = 100;
/** To look for some takes up to a second, and the same are asked for all day. */
const REMEMBERED = 20;

/**
 * Example questions out of the corpus: those which authors wrote into the front matter, else made of headings.
 * Only questions that the corpus does answer are given.
 */
export function createSuggestions(corpus: Corpus, isAnswered: (question: string) => boolean) {
  const written = corpus.notes.flatMap(({ questions }) => questions);
  const all = (written.length > 0 ? written : fromHeadings(corpus)).filter((question) => !holdsSecret(question));
  const inFull = all.filter((question) => ASKS.test(question));
  const pool = inFull.length >= ENOUGH ? inFull : all;

  const known = new BoundedMap<string, readonly string[]>(REMEMBERED);

  function look(count: number, seed: number): readonly string[] {
    const found: string[] = [];
    const step = coprimeStep(pool.length);
    for (let n = 0; n < Math.min(pool.length, count * TRIES) && found.length < count; n += 1) {
      const question = pool[(seed + n * step) % pool.length]!;
      if (!found.includes(question) && isAnswered(question)) found.push(question);
    }
    return found;
  }

  return function suggest(count: number, seed = 0): readonly string[] {
    const key = `${count} ${seed}`;
    const found = known.get(key) ?? look(count, seed);
    known.set(key, found);
    return found;
  };
}

function fromHeadings({ notes }: Corpus): string[] {
  const headings = notes.flatMap(({ title, chunks }) => chunks.map(({ headings }) => headings.at(-1) ?? title));
  return [...new Set(headings)]
    .map((heading) =>
      heading
        .replace(/^[\d.]+\s+/, '')
        .replace(/\s*\([^)]*\)|[:?]$/g, '')
        .trim(),
    )
    .filter((heading) => heading.split(' ').length <= 4)
    .map((heading) => `What is ${heading}?`);
}

/** A step that visits every place of the pool, spread over it: near the golden section, without a common divisor. */
function coprimeStep(size: number): number {
  const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
  let step = Math.max(1, Math.round(size * 0.618));
  while (gcd(step, size) > 1) step += 1;
  return step;
}
