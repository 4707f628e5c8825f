/** So many texts are remembered at most; then all are forgotten, and what is asked for again is worked out again. */
const MOST = 20_000;

/** A pure function of a text that works out each text once: notes say the same words over and over. */
export function remember<Value>(work: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= MOST) known.clear();
    const value = work(text);
    known.set(text, value);
    return value;
  };
}
