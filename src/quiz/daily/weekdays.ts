/** Days of the week by ISO 8601: 1 is Monday, 7 is Sunday. */
const everyDay: readonly number[] = [1, 2, 3, 4, 5, 6, 7];
const workingDays: readonly number[] = [1, 2, 3, 4, 5];
const weekend: readonly number[] = [6, 7];

const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const day =
  '(?:mo|tu|we|th|fr|sa|su|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)';

/** A day, or a first and last one. Not a part of a longer word: `sun` in `sun-java` is no Sunday. */
const daysPattern = new RegExp(
  `(?<![\\w/-])(?:(?:on|every|from|and)\\s+)*(${day})(?:\\s*[-–—]\\s*(${day})|\\s+(?:to|till|until|through)\\s+(${day}))?(?![\\w/–—-])`,
  'gi',
);

const groups: readonly (readonly [RegExp, readonly number[]])[] = [
  [/(?<![\w-])(?:(?:on|every|all)\s+)*(?:week|work|working\s|business\s)days?(?![\w-])/gi, workingDays],
  [/(?<![\w-])(?:(?:at|on|every|the)\s+)*weekends?(?![\w-])/gi, weekend],
  [/(?<![\w-])(?:daily|(?:every|each|all)\s*days?)(?![\w-])/gi, everyDay],
];

/**
 * Takes days out of a text: `mon-fri`, `mo,we,fr`, `weekdays`, `every day`, `Friday to Monday`.
 * @returns the days found, sorted, and the text with commas in their place.
 */
export function takeWeekdays(text: string): { readonly weekdays: readonly number[]; readonly rest: string } {
  const found = new Set<number>();
  const take = (weekdays: readonly number[]): string => {
    for (const weekday of weekdays) found.add(weekday);
    return ' , ';
  };
  let rest = text;
  for (const [pattern, weekdays] of groups) rest = rest.replace(pattern, () => take(weekdays));
  rest = rest.replace(daysPattern, (_, first: string, last?: string, lastInWords?: string) =>
    take(daysFrom(numberOf(first), numberOf(last ?? lastInWords ?? first))),
  );
  return { weekdays: [...found].sort((a, b) => a - b), rest };
}

/** Whether a word that names no days was meant to: `mon-fir`. */
export function isMeantAsWeekdays(word: string): boolean {
  return new RegExp(`^(?:${day}[-–—]\\w{1,9}|\\w{1,9}[-–—]${day})$`, 'i').test(word);
}

/** `every day`, `Monday to Friday`, `Monday, Wednesday and Friday`. */
export function weekdaysInWords(weekdays: readonly number[]): string {
  if (weekdays.length === everyDay.length) return 'every day';
  const [first, ...others] = weekdays.map((weekday) => names[weekday - 1]!);
  const inARow = weekdays.every((weekday, index) => weekday === weekdays[0]! + index);
  if (inARow && weekdays.length > 2) return `${first} to ${others.at(-1)}`;
  return others.length === 0 ? `${first}` : `${[first, ...others.slice(0, -1)].join(', ')} and ${others.at(-1)}`;
}

/** From one day on to another, over the end of the week where need be. */
function daysFrom(first: number, last: number): readonly number[] {
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => ((first - 1 + index) % 7) + 1);
}

function numberOf(name: string): number {
  return names.findIndex((full) => full.slice(0, 2).toLowerCase() === name.slice(0, 2).toLowerCase()) + 1;
}
