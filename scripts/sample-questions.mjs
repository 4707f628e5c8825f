// A month of made-up questions and quiz answers, for the picture of the operator's view.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = join(fileURLToPath(import.meta.url), '..', '..', 'dist');
const dayMs = 86_400_000;

const sections = [
  'containers/exit-codes.md#what-does-exit-code-137-mean',
  'kubernetes/pod.md#what-is-a-pod',
  'kubernetes/pod-pending.md#',
  'aws/ecs.md#how-much-does-amazon-ecs-cost',
];
const wanted = [
  ['how do i renew the vpn certificate', 'vpn certificate renewal', 'renew the vpn certificate before it expires'],
  ['which grafana dashboard shows queue lag', 'grafana dashboard for queue lag'],
  ['where are the runbooks of the payment team', 'payment team runbooks'],
  ['what is our naming scheme for staging clusters'],
];

/** The same each time. */
function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return Math.floor((state / 0x8000_0000) * sides);
  };
}

/** Fills the store in `dataDir`, which must not be in use. */
export async function addSampleQuestions(dataDir) {
  const { openStore } = await import(join(dist, 'store', 'open-store.js'));
  const { silentLogger } = await import(join(dist, 'logger.js'));
  const store = await openStore({ dataDir, maxConnections: 1, logger: silentLogger, clock: { now: Date.now } });
  const roll = dice(11);
  let count = 0;
  for (let ago = 29; ago >= 0; ago--) {
    // Early in the day, so that today has some as well.
    const start = Math.floor(Date.now() / dayMs) * dayMs - ago * dayMs;
    const isFree = [0, 6].includes(new Date(start).getUTCDay());
    const place = { platform: roll(3) === 0 ? 'discord' : 'slack', place: 'team' };
    for (let n = (isFree ? 2 : 9) + roll(isFree ? 3 : 9); n > 0; n--) {
      const id = `sample${count++}`;
      const gap = roll(5) === 0 ? wanted[Math.min(roll(wanted.length), roll(wanted.length))] : undefined;
      await store.questions.record({
        ...{ ...place, id, person: `person${roll(14)}`, askedAt: start + n * 1_000 },
        question: gap?.[roll(gap.length)] ?? 'what is a pod',
        state: gap === undefined ? 'answer' : roll(3) === 0 ? 'closest' : 'silent',
        sections: gap === undefined ? [sections[Math.min(roll(sections.length), roll(sections.length))]] : [],
      });
      const vote = gap === undefined ? 'helpful' : 'missing';
      if (roll(4) === 0)
        await store.questions.vote({ ...place, question: id, person: 'person1', vote, votedAt: start });
    }
    if (isFree) continue;
    const posted = {
      ...place,
      id: `daily${ago}`,
      prompt: `prompt${ago}`,
      section: sections[0],
      note: 'containers/exit-codes.md',
    };
    await store.prompts.add({ ...posted, conversation: 'daily', kind: 'cloze', content: '{}', postedAt: start });
    for (let n = 4 + roll(6); n > 0; n--) {
      const right = roll(4) !== 0;
      const { id, ...attempt } = posted;
      const localDate = new Date(start).toISOString().slice(0, 10);
      await store.attempts.record({
        ...{
          ...attempt,
          posted: id,
          person: `person${n}`,
          reply: '',
          right,
          points: Number(right),
          answeredAt: start + n,
        },
        localDate,
      });
    }
  }
  await store.close();
}
