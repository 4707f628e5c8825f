import type { Chance } from './chance.ts';
import { type Topic, topics } from './notes.ts';

/** A question, and what only its answer says. */
export interface Question {
  readonly text: string;
  readonly says: RegExp;
}

/** Not what an answer to a quiz is told, which quotes the same sentences. */
const noFeedback = '(?!Right\\.|Not quite\\.|Your first answer|This one takes no more answers|Skipped\\.)';

const pattern = (words: string) => new RegExp(`^${noFeedback}[^]*${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'i');

/** An answer about how it is cleaned may begin with what it is. */
export const whatIs = ({ name, does }: Topic): Question => ({
  text: `what is a ${name}?`,
  says: new RegExp(`^${noFeedback}(?![^]*Clean the)[^]*${does}`, 'i'),
});
export const howToClean = ({ name }: Topic): Question => ({
  text: `how do I clean a ${name}?`,
  says: pattern(`Clean the ${name} with`),
});
export const whereStored = ({ name }: Topic): Question => ({
  text: `where is the ${name} stored?`,
  says: pattern(`Store the ${name} in`),
});

export function someQuestion({ chance }: { readonly chance: Chance }): Question {
  return chance.pick([whatIs, howToClean, whereStored])(chance.pick(topics));
}

/** How people write to a bot. */
export function calling({ chance }: { readonly chance: Chance }, bot: string, text: string): string {
  const name = `<@${bot}>`;
  return chance.pick([`${name} ${text}`, `${name}, ${text}`, `${text} ${name}`, `hey ${name} ${text}`]);
}

/** Said by people to people in a thread that the bot answers in. */
export const amongPeople: readonly string[] = [
  'thanks, that helps us a lot',
  'did you ask our team about it yesterday?',
  'I think we should wait until tomorrow',
  'sounds good, see you at lunch then',
  'Anna, can you have a look at my draft?',
  'lol',
  'who is on call today?',
];

/** How the reply begins to what is pressed below an answer. */
export const repliesToPresses = {
  helpful: /^Good to know, thank you\./,
  notHelpful: /^Noted, thank you\./,
  gap: /^Logged, thank you\./,
  why: /^You asked: /,
  more: /^More on /,
} as const;

/** How the reply to an answer of a shared quiz begins, the first time and after it; in a private one it goes on with what comes next. */
export const feedback = /^(Right\.|Not quite\.)(?![\s\S]*(Question 2 of 2|Done\. \d of 2 right))/;
export const feedbackAgain = /^Your first answer counts/;

export const ofQuizQuestion = (number: number, more = '') => new RegExp(`Question ${number} of \\d+\\n[^]*${more}`);

/** What stands below a prompt once so many have answered, and may stand there still when it is closed. */
export const tally = (people: number) => `(${people} people have answered|Closed: \\d+ of ${people} were right)`;
