import type { Term } from '../knowledge.ts';

/** `Which image a container runs` joins nothing, and `pull an image from ECR` sets nothing against another. */
const BETWEEN = /^(?:,\s*(?:(?:an?|the)\s+)?|,?\s*(?:and|or|vs\.?|versus|than)\s+(?:(?:an?|the)\s+)?)$/i;
const DIFFERS = /^\s*(?:differ(?:s|ent)?\s+)?from\s+(?:(?:an?|the)\s+)?$/i;

/** Things that a heading sets against each other: `ECS or EKS`, `What is the difference between an image and a container?` */
export function contrastedIn(
  heading: string,
  termsIn: (text: string) => readonly { readonly term: Term; readonly start: number; readonly end: number }[],
): readonly Term[] {
  const found = termsIn(heading);
  const [first, ...others] = found;
  if (!first) return [];
  const contrasted = [first.term];
  let { end } = first;
  for (const { term, start, end: next } of others) {
    const between = heading.slice(end, start);
    if (!BETWEEN.test(between) && !(/\bdiffer/i.test(heading) && DIFFERS.test(between))) break;
    contrasted.push(term);
    end = next;
  }
  // `Fargate pricing and task sizes` speaks of sizes, not of tasks.
  const whole = /^\W*$/.test(heading.slice(end)) || heading.trimEnd().endsWith('?');
  return contrasted.length > 1 && whole ? contrasted : [];
}
