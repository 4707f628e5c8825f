import { benchAnswers } from './answers.ts';
import { benchDiscord } from './discord.ts';
import { benchDiscordWeek } from './discord-week.ts';
import { benchGaps } from './gaps.ts';
import { benchRetrieval } from './retrieval.ts';
import { benchScale } from './scale.ts';
import { benchScaleNotes } from './scale-notes.ts';
import { benchScaleStore } from './scale-store.ts';
import { benchSlack } from './slack.ts';

interface Bench {
  readonly name: string;
  readonly what: string;
  run(folder: string): Promise<string>;
}

const benches: readonly Bench[] = [
  { name: 'retrieval', what: "quality and cost on a collection in BEIR's layout", run: benchRetrieval },
  { name: 'scale', what: 'cost at 1,000, 10,000 and 100,000 chunks made of the notes in a folder', run: benchScale },
  {
    name: 'scale-notes',
    what: 'the program over the notes in a folder, and over 3, 10 and 30 times as many',
    run: benchScaleNotes,
  },
  {
    name: 'scale-store',
    what: 'writes a second and a million questions, in a folder of its own within DIR, and in the PostgreSQL of DATABASE_URL',
    run: benchScaleStore,
  },
  { name: 'gaps', what: 'how well questions are put together, over a folder of notes', run: benchGaps },
  { name: 'answers', what: 'whole answers and starts of the program over a folder of notes', run: benchAnswers },
  {
    name: 'slack',
    what: 'slash commands acknowledged, and 10,000 mentions at once, over a folder of notes',
    run: benchSlack,
  },
  {
    name: 'discord',
    what: 'interactions responded to, and 10,000 mentions at once, over a folder of notes',
    run: benchDiscord,
  },
  {
    name: 'discord-week',
    what: 'memory over a simulated week of 1,000 servers, over a folder of notes',
    run: benchDiscordWeek,
  },
];

const [name, folder] = process.argv.slice(2);
const bench = benches.find((each) => each.name === name);
if (bench && folder) {
  try {
    console.log(await bench.run(folder));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
} else {
  console.error(
    ['usage: npm run bench -- NAME DIR', ...benches.map(({ name, what }) => `  ${name.padEnd(12)} ${what}`)].join('\n'),
  );
  process.exitCode = 2;
}
