import type { CommandCall, CommandOptions } from './request.ts';

/**
 * The call of `news` that tells a person of questions.
 * @param dates by `AskedQuestion.id` the day on which it was asked where the person is, YYYY-MM-DD
 */
export function newsCall(dates: ReadonlyMap<string, string>): CommandCall {
  return { name: 'news', options: { questions: [...dates].map((entry) => entry.join('=')).join(' ') } };
}

export function readNews({ questions = '' }: CommandOptions): ReadonlyMap<string, string> {
  return new Map(
    questions.split(' ').flatMap((entry) => {
      const [id = '', date = ''] = entry.split('=');
      return id === '' ? [] : [[id, date] as const];
    }),
  );
}
