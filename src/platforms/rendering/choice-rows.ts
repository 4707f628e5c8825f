import type { Choice } from '../../chat/message.ts';

/** A choice of a message with its place among all of them. */
export interface PlacedChoice {
  readonly choice: Choice;
  readonly index: number;
}

/**
 * Choices in rows of at most `size`. The numbered ones of a quiz stand in rows of their own; what they stand for is whole in the
 * body.
 */
export function choiceRows(choices: readonly Choice[], size: number): PlacedChoice[][] {
  const placed = choices.map((choice, index) => ({ choice, index }));
  const parts = [placed.filter(({ choice }) => isNumbered(choice)), placed.filter(({ choice }) => !isNumbered(choice))];
  return parts.flatMap((part) => chunks(part, size));
}

function isNumbered({ label }: Choice): boolean {
  return /^\d+\. /.test(label);
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
