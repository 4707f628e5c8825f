import { afterEach, describe, expect, it } from 'vitest';
import { createMessage } from '../../src/chat/message.ts';
import type { Request } from '../../src/chat/request.ts';
import type { Platform } from '../../src/platforms/platform.ts';
import { createPlainChat, type Handle } from '../platforms/plain-chat.ts';

/** A platform against a stand-in for the service behind it (a server on localhost, a pair of streams). */
interface PlatformFixture {
  readonly platform: Platform;
  /**
   * Lets a person say something and resolves when the platform has dealt with it. Events with one id are deliveries of
   * the same event.
   */
  say(text: string, eventId?: string): Promise<void>;
  /** Delivers, as an event, a message that the platform itself has sent. */
  echo(text: string): Promise<void>;
  /** What people have seen so far: one string for each message of the service, in order. */
  shown(): readonly string[];
}

type PlatformCase =
  | 'ignores its own messages'
  | 'answers one event once'
  | 'splits long messages within the limit'
  | 'neutralises what could act';

export interface PlatformContract {
  create(): Promise<PlatformFixture>;
  /** Texts that this service would act upon (mentions, escape sequences), each with what must not reach it. */
  readonly hazards: readonly { readonly text: string; readonly harmful: RegExp }[];
  /** Longest message that the service takes, in UTF-16 units. */
  readonly maxLength: number;
  /** A case that makes no sense for this platform, and why. */
  readonly skip: Partial<Record<PlatformCase, string>>;
}

/** What every platform must keep, whatever is behind it. */
export function testPlatform(name: string, contract: PlatformContract): void {
  let platform: Platform | undefined;
  const begin = async (handle: Handle): Promise<PlatformFixture> => {
    const fixture = await contract.create();
    platform = fixture.platform;
    await platform.start(createPlainChat(fixture.platform, handle));
    return fixture;
  };
  const unlessSkipped = (which: PlatformCase, run: () => Promise<void>) => {
    const reason = contract.skip[which];
    if (reason === undefined) it(which, run);
    else it.skip(`${which} (skipped: ${reason})`);
  };
  const options = (key: string) => ({ key, signal: new AbortController().signal });
  const reply = (markdown: string): Handle => {
    return async () => createMessage({ markdown });
  };

  describe(`${name} keeps the contract of a platform`, () => {
    afterEach(async () => {
      await platform?.stop();
      platform = undefined;
    });

    it('turns what is said into a request, and shows the reply', async () => {
      const requests: Request[] = [];
      const { say, shown } = await begin(async (request) => {
        requests.push(request);
        return createMessage({ markdown: 'A **pod** holds containers.' });
      });
      await say('what is a pod');
      expect(requests).toHaveLength(1);
      expect(requests[0]).toMatchObject({ platform: platform?.name, text: 'what is a pod' });
      for (const id of ['place', 'conversation', 'person'] as const) expect(requests[0]?.[id]).toMatch(/./);
      expect(shown().join('\n')).toMatch(/pod.* holds containers/);
    });

    it('posts to the place of a request', async () => {
      let place = '';
      const { say, shown } = await begin(async (request) => {
        place = request.place;
        return createMessage({ markdown: 'first' });
      });
      await say('hello');
      await platform?.post(place, createMessage({ markdown: 'second' }), options('key'));
      expect(shown().join('\n')).toMatch(/first[\s\S]*second/);
    });

    it('knows what it has posted, by place and key', async () => {
      let place = '';
      const { say } = await begin(async (request) => {
        place = request.place;
        return createMessage({ markdown: 'first' });
      });
      await say('hello');
      expect(await platform?.wasPosted(place, 'daily-2026-03-01-prompt')).toBe(false);
      await platform?.post(place, createMessage({ markdown: 'second' }), options('daily-2026-03-01-prompt'));
      expect(await platform?.wasPosted(place, 'daily-2026-03-01-prompt')).toBe(true);
      expect(await platform?.wasPosted(place, 'daily-2026-03-02-prompt')).toBe(false);
    });

    it('posts nothing once it is told not to', async () => {
      let place = '';
      const { say, shown } = await begin(async (request) => {
        place = request.place;
        return createMessage({ markdown: 'first' });
      });
      await say('hello');
      const late = { key: 'key', signal: AbortSignal.abort() };
      await expect(platform?.post(place, createMessage({ markdown: 'too late' }), late)).rejects.toThrow();
      expect(shown().join('\n')).not.toContain('too late');
      expect(await platform?.wasPosted(place, 'key')).toBe(false);
    });

    it('refuses a place that it does not know', async () => {
      await begin(reply('x'));
      await expect(platform?.post('no such place', createMessage({ markdown: 'x' }), options('key'))).rejects.toThrow();
      await expect(platform?.wasPosted('no such place', 'key')).rejects.toThrow();
    });

    it('shows every choice', async () => {
      const { say, shown } = await begin(async () =>
        createMessage({
          markdown: 'Which?',
          choices: [{ label: 'This one', text: 'one', typed: 'one', buttonOnly: false }],
        }),
      );
      await say('hello');
      expect(shown().join('\n')).toContain('This one');
    });

    it('says that it failed when handling fails, and goes on', async () => {
      let asked = 0;
      const { say, shown } = await begin(async () => {
        asked += 1;
        if (asked === 1) throw new Error('inner detail');
        return createMessage({ markdown: 'all well' });
      });
      await say('one');
      expect(shown().join('\n')).toMatch(/sorry/i);
      expect(shown().join('\n')).not.toContain('inner detail');
      await say('two');
      expect(shown().join('\n')).toContain('all well');
    });

    it('stops twice without complaint', async () => {
      await begin(reply('x'));
      await platform?.stop();
      await platform?.stop();
    });

    unlessSkipped('ignores its own messages', async () => {
      let asked = 0;
      const { echo } = await begin(async () => {
        asked += 1;
        return createMessage({ markdown: 'x' });
      });
      await echo('what is a pod');
      expect(asked).toBe(0);
    });

    unlessSkipped('answers one event once', async () => {
      let asked = 0;
      const { say } = await begin(async () => {
        asked += 1;
        return createMessage({ markdown: 'x' });
      });
      await say('what is a pod', 'event-1');
      await say('what is a pod', 'event-1');
      expect(asked).toBe(1);
    });

    unlessSkipped('splits long messages within the limit', async () => {
      const code = Array.from({ length: contract.maxLength / 10 }, (_, n) => `line ${n} of it`).join('\n');
      const { say, shown } = await begin(reply(`Before.\n\n\`\`\`yaml\n${code}\n\`\`\`\n\nAfter.`));
      await say('long');
      expect(shown().length).toBeGreaterThan(1);
      for (const part of shown()) {
        expect(part.length).toBeLessThanOrEqual(contract.maxLength);
        expect((part.match(/^```/gm) ?? []).length % 2).toBe(0);
      }
      for (const line of code.split('\n')) expect(shown().join('\n')).toContain(line);
    });

    unlessSkipped('neutralises what could act', async () => {
      for (const { text, harmful } of contract.hazards) {
        // As running text, in code, and as a link: each goes another way through a renderer.
        const { say, shown } = await begin(
          reply(`${text}\n\n\`${text}\`\n\n\`\`\`\n${text}\n\`\`\`\n\n[x](<${text}>)`),
        );
        await say('hello');
        expect(shown().join('\n')).toMatch(/./);
        expect(shown().join('\n')).not.toMatch(harmful);
        await platform?.stop();
      }
    });
  });
}
