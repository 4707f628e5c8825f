/** Visitors who have signed in as the operator, while something that they said is being answered. */
export interface Operators {
  act<T>(person: string, work: () => Promise<T>): Promise<T>;
  has(person: string): boolean;
}

export function createOperators(): Operators {
  const acting = new Map<string, number>();
  return {
    async act(person, work) {
      acting.set(person, (acting.get(person) ?? 0) + 1);
      try {
        return await work();
      } finally {
        const left = (acting.get(person) ?? 1) - 1;
        if (left === 0) acting.delete(person);
        else acting.set(person, left);
      }
    },
    has: (person) => acting.has(person),
  };
}
