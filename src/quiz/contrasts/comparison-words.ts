const DEGREES = new Set(
  `more less fewer better worse cheaper dearer faster slower quicker smaller larger bigger greater higher lower longer shorter
  older newer younger earlier later easier harder simpler richer poorer stronger weaker lighter heavier safer closer nearer
  farther further wider narrower deeper thicker thinner finer coarser cleaner clearer smoother rougher softer tighter looser
  warmer colder cooler hotter wetter drier darker brighter louder quieter sweeter milder tougher denser cruder stricter
  friendlier healthier noisier steadier costlier handier`.split(/\s+/),
);

/** Whether a phrase compares: `is cheaper`, `gives better performance`. */
export function compares(phrase: string): boolean {
  return (phrase.match(/\p{Ll}+/gu) ?? []).some((word) => DEGREES.has(word));
}

/** Whether it says so of its subject: `is simpler`, `use fewer resources`, but not `splits it into smaller parts`. */
export function comparesSubject(predicate: string): boolean {
  return compares(predicate.split(' ').slice(0, 4).join(' '));
}
