import { describe, expect, it } from 'vitest';
import { createHeardTalk } from '../../src/chat/heard-talk.ts';

function create() {
  let now = 0;
  const talk = createHeardTalk({ now: () => now });
  const id = (conversation: string) => ({ platform: 'test', conversation });
  return {
    wait: (ms: number) => (now += ms),
    note: (person: string, text = 'we have two of them', conversation = 'a') =>
      talk.note({ ...id(conversation), person, text }),
    speakers: (since: number, conversation = 'a') => talk.speakers(id(conversation), since),
  };
}

describe('createHeardTalk', () => {
  it('knows who has said something in a conversation since a time', () => {
    const { wait, note, speakers } = create();
    note('ann');
    wait(10);
    note('bob');
    note('cleo', 'and so do we here', 'b');
    expect(speakers(0)).toEqual(['ann', 'bob']);
    expect(speakers(10)).toEqual(['bob']);
    expect(speakers(11)).toEqual([]);
    expect(speakers(0, 'b')).toEqual(['cleo']);
    wait(10);
    note('ann');
    expect(speakers(11)).toEqual(['ann']);
  });

  it('does not count a short remark', () => {
    const { note, speakers } = create();
    note('ann', ' nice one there ');
    expect(speakers(0)).toEqual([]);
  });

  it('is bounded: the conversation quiet for longest goes first', () => {
    const { note, speakers } = create();
    for (let n = 0; n <= 1_000; n++) note('ann', undefined, String(n));
    expect(speakers(0, '0')).toEqual([]);
    expect(speakers(0, '1')).toEqual(['ann']);
    expect(speakers(0, '1000')).toEqual(['ann']);
  });
});
