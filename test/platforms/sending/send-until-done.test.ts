import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../src/platforms/sending/failure.ts';
import { createSendUntilDone } from '../../../src/platforms/sending/send-until-done.ts';

class Failed extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

const sendUntilDone = createSendUntilDone((error) =>
  error instanceof Failed ? error.failure : { kind: 'refused', code: 'other' },
);
const limited = (retryAfterMs: number): Failure => ({ kind: 'limited', retryAfterMs });
const refused: Failure = { kind: 'refused', code: 'no' };
const [unsent, doubtful]: readonly Failure[] = [{ kind: 'unsent' }, { kind: 'doubtful' }];

/** What comes of sending what fails in these ways, one after the other, with three attempts: how it ends, sends and pauses. */
async function sending(
  failures: readonly (Failure | undefined)[],
  { settled = false, signal = new AbortController().signal, isHeld = (): boolean => true } = {},
) {
  let sent = 0;
  const pauses: number[] = [];
  const send = async () => {
    const failure = failures[sent];
    sent += 1;
    if (failure !== undefined) throw new Failed(failure);
  };
  const sleep = async (ms: number) => void pauses.push(ms);
  const how = { pace: { attempts: 3, retryMs: 100 }, sleep, signal, isHeld, settled: () => settled };
  const end = await sendUntilDone(send, how).then(
    () => 'done',
    (error: unknown) => (error instanceof Failed ? error.message : 'aborted'),
  );
  return { end, sent, pauses };
}

describe('what is sent', () => {
  it.each<[string, readonly (Failure | undefined)[], Awaited<ReturnType<typeof sending>>]>([
    ['works', [undefined], { end: 'done', sent: 1, pauses: [] }],
    ['is refused', [refused], { end: 'refused', sent: 1, pauses: [] }],
    ['never arrives', [unsent, unsent, unsent], { end: 'unsent', sent: 3, pauses: [100, 200] }],
    ['arrives in the end', [unsent, doubtful, undefined], { end: 'done', sent: 3, pauses: [100, 200] }],
    // What may have arrived has time to show before it is looked for, also the last time.
    ['stays in doubt', [doubtful, doubtful, doubtful], { end: 'doubtful', sent: 3, pauses: [100, 200, 400] }],
    [
      'has to wait, which is no attempt',
      [limited(7), unsent, limited(8), limited(9), unsent, undefined],
      { end: 'done', sent: 6, pauses: [7, 100, 8, 9, 200] },
    ],
  ])('%s', async (_, failures, expected) => {
    expect(await sending(failures)).toEqual(expected);
  });

  it('is not sent again where it stands there already', async () => {
    expect(await sending([doubtful], { settled: true })).toEqual({ end: 'done', sent: 1, pauses: [100] });
    expect(await sending([unsent, undefined], { settled: true })).toMatchObject({ sent: 2 });
  });

  it('is not sent at all once nothing may be', async () => {
    expect(await sending([undefined], { signal: AbortSignal.abort() })).toEqual({
      end: 'aborted',
      sent: 0,
      pauses: [],
    });
  });

  it('is not sent again by who stood still until it was no longer theirs', async () => {
    const lost = new AbortController();
    let asked = 0;
    const isHeld = () => {
      asked += 1;
      if (asked === 2) lost.abort();
      return asked < 2;
    };
    expect(await sending([limited(7), undefined], { signal: lost.signal, isHeld })).toEqual({
      ...{ end: 'aborted', sent: 1, pauses: [7] },
    });
  });
});
