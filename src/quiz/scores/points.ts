/**
 * For each prompt that a person answers right, once on a local date: every kind counts the same, so that nobody gains by
 * choosing what to be asked, and asking the same again the same day gains nothing. Wrong answers cost nothing, since a quiz
 * that punishes guessing is not answered at all.
 */
export const pointsForRight = 10;
