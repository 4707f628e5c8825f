import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMessage } from '../../src/chat/message.ts';
import type { Request, Visibility } from '../../src/chat/request.ts';
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
  /** What that person has seen so far: one string for each message of the service, in order. */
  shown(): readonly string[];
  /** Where others read too: the same person says something to the bot there, and somebody else sees what comes of it. */
  readonly company?: Pick<PlatformFixture, 'say'> & { shownToOthers(): readonly string[] };
  /** The service behind the platform cannot be reached, until it comes back. */
  readonly service?: { goOffline(): Promise<void>; comeBack(): Promise<void> };
}

/** Cases that make no sense everywhere. */
type PlatformCase =
  | 'ignores its own messages'
  | 'answers one event once'
  | 'splits long messages within the limit'
  | 'neutralises what could act'
  | 'shows one person alone what is for them'
  | 'listens again after it has stopped'
  | 'starts after it could not'
  | 'says when it has lost its service, and when it is back';

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
  const create = async (): Promise<PlatformFixture> => {
    const fixture = await contract.create();
    platform = fixture.platform;
    return fixture;
  };
  const begin = async (handle: Handle): Promise<PlatformFixture> => {
    const fixture = await create();
    await fixture.platform.start(createPlainChat(fixture.platform, handle));
    return fixture;
  };
  /** Has somebody ask, in company where there is any, and tells what came of it and where replies go. */
  const beginWithRequest = async () => {
    const requests: Request[] = [];
    const places: string[] = [];
    const fixture = await create();
    const plain = createPlainChat(fixture.platform, async (request) => {
      requests.push(request);
      return createMessage({ markdown: 'first' });
    });
    await fixture.platform.start({
      ...plain,
      take(incoming) {
        places.push(incoming.replyTo);
        return plain.take(incoming);
      },
    });
    await (fixture.company ?? fixture).say('hello');
    const [request] = requests;
    if (request === undefined) throw new Error('no request came');
    return { ...fixture, request, replyTo: places[0] ?? request.place };
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

    it('makes requests of plain data', async () => {
      const { request } = await beginWithRequest();
      expect(JSON.parse(JSON.stringify(request))).toStrictEqual(request);
    });

    it.each(['the place of a request', 'where its reply goes'])('posts to %s, and knows it later', async (where) => {
      const { platform, request, replyTo, shown } = await beginWithRequest();
      const to = where === 'where its reply goes' ? replyTo : request.place;
      const key = 'daily-2026-03-01-prompt';
      expect(await platform.wasPosted(to, key)).toBe(false);
      await platform.post(to, createMessage({ markdown: 'second' }), { ...options(key), person: request.person });
      expect(shown().join('\n')).toMatch(/first[\s\S]*second/);
      expect(await platform.wasPosted(to, key)).toBe(true);
      expect(await platform.wasPosted(to, 'daily-2026-03-02-prompt')).toBe(false);
    });

    it('tells one person something later, where they find it and nobody else, and knows it', async () => {
      const { platform, request, shown, company } = await beginWithRequest();
      const to = platform.personalPlace(request.place, request.person);
      const key = 'news-key';
      expect(await platform.wasPosted(to, key)).toBe(false);
      const message = createMessage({ markdown: 'by yourself', visibility: 'asker' });
      await platform.post(to, message, { ...options(key), person: request.person });
      expect(shown().join('\n')).toContain('by yourself');
      expect(company?.shownToOthers().join('\n') ?? '').not.toContain('by yourself');
      expect(await platform.wasPosted(to, key)).toBe(true);
    });

    it('posts what was taken after it has stopped', async () => {
      const { platform, replyTo, shown } = await beginWithRequest();
      await platform.stop();
      await platform.post(replyTo, createMessage({ markdown: 'late' }), options('key'));
      expect(shown().join('\n')).toContain('late');
      expect(await platform.wasPosted(replyTo, 'key')).toBe(true);
    });

    it('posts nothing once it is told not to', async () => {
      const { platform, replyTo, shown } = await beginWithRequest();
      const late = { key: 'key', signal: AbortSignal.abort() };
      await expect(platform.post(replyTo, createMessage({ markdown: 'too late' }), late)).rejects.toThrow();
      expect(shown().join('\n')).not.toContain('too late');
      expect(await platform.wasPosted(replyTo, 'key')).toBe(false);
    });

    it('tells whether a person is an admin of a place', async () => {
      const { platform, request } = await beginWithRequest();
      expect(await platform.isAdmin(request.place, request.person)).toBeTypeOf('boolean');
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

    unlessSkipped('shows one person alone what is for them', async () => {
      let visibility: Visibility = 'asker';
      const { company, shown } = await begin(async () => createMessage({ markdown: `for ${visibility}`, visibility }));
      await company?.say('one');
      expect(shown().join('\n')).toContain('for asker');
      visibility = 'everyone';
      await company?.say('two');
      expect(shown().join('\n')).toContain('for everyone');
      expect(company?.shownToOthers().join('\n')).toContain('for everyone');
      expect(company?.shownToOthers().join('\n')).not.toContain('for asker');
    });

    unlessSkipped('listens again after it has stopped', async () => {
      const { platform, say, shown } = await begin(reply('before'));
      await say('one');
      await platform.stop();
      await platform.start(createPlainChat(platform, reply('after')));
      await say('two');
      expect(shown().join('\n')).toMatch(/before[\s\S]*after/);
    });

    unlessSkipped('starts after it could not', async () => {
      let asked = 0;
      const { platform, service, say, shown } = await create();
      const chat = createPlainChat(platform, async () => createMessage({ markdown: `answer ${++asked}` }));
      await service?.goOffline();
      await expect(platform.start(chat)).rejects.toThrow();
      await service?.comeBack();
      await platform.start(chat);
      await say('hello');
      expect(asked).toBe(1);
      expect(shown().join('\n')).toContain('answer 1');
    });

    it('says that it is connected while it listens, and not before or after', async () => {
      const { platform } = await create();
      expect(platform.state().connected).toBe(false);
      await platform.start(createPlainChat(platform, reply('x')));
      expect(platform.state().connected).toBe(true);
      await platform.stop();
      expect(platform.state().connected).toBe(false);
    });

    unlessSkipped('says when it has lost its service, and when it is back', async () => {
      const { platform, service, say } = await begin(reply('x'));
      await say('hello');
      await service?.goOffline();
      await vi.waitFor(() => expect(platform.state().connected).toBe(false), 10_000);
      const { since = Number.NaN } = platform.state();
      await service?.comeBack();
      await vi.waitFor(() => expect(platform.state().connected).toBe(true), 10_000);
      expect(platform.state().since).toBeGreaterThanOrEqual(since);
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
