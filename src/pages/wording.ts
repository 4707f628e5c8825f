const months = 'January February March April May June July August September October November December'.split(' ');

/** `22 November 2026`. @param day as YYYY-MM-DD */
export function dayInWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${months[Number(month) - 1] ?? month} ${year}`;
}

/** `1 note`, `3,000 notes`. */
export const counted = (count: number, one: string, several = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : several}`;
