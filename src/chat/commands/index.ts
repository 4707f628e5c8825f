import type { Command } from '../command.ts';
import { ask } from './ask.ts';
import { daily } from './daily.ts';
import { forget } from './forget.ts';
import { hello } from './hello.ts';
import { help } from './help.ts';
import { home } from './home.ts';
import { leaderboard } from './leaderboard.ts';
import { more } from './more.ts';
import { news } from './news.ts';
import { quiz } from './quiz.ts';
import { review } from './review.ts';
import { score } from './score.ts';
import { share } from './share.ts';
import { sources } from './sources.ts';
import { vote } from './vote.ts';
import { why } from './why.ts';

/** Every command, in the order in which help lists them. */
export const commands: readonly Command[] = [
  ask,
  more,
  why,
  sources,
  vote,
  quiz,
  review,
  score,
  leaderboard,
  daily,
  forget,
  help,
];

/** What only buttons, platforms and the process itself call. */
export const calls: readonly Command[] = [share, hello, home, news];
