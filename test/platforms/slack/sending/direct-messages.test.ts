import { expect, it } from 'vitest';
import { GoneError } from '../../../../src/chat/chat.ts';
import { createMessage } from '../../../../src/chat/message.ts';
import { scopes } from '../../../../src/platforms/slack/scopes.ts';
import { createPlainChat } from '../../plain-chat.ts';
import { openRoom } from '../slack-room.ts';
import { openSending } from './sending-room.ts';

const { signal } = new AbortController();
const news = createMessage({ markdown: 'the notes have it', visibility: 'asker' });

it('finds in direct messages what another process has posted there', async () => {
  const { slack, messenger, startMessenger, calls } = await openSending();
  const to = await messenger.openDirect({ person: 'U1' }, signal);
  expect(to).toEqual({ channel: slack.directMessage('U1') });
  await messenger.post(to, news, { key: 'news', signal, person: 'U1' });
  await messenger.openDirect({ person: 'U1' }, signal);
  expect(calls('conversations.open')).toHaveLength(1);
  const { messenger: other } = await startMessenger();
  expect(await other.wasPosted(await other.openDirect({ person: 'U1' }, signal), 'news')).toBe(true);
  expect(await other.wasPosted(await other.openDirect({ person: 'U2' }, signal), 'news')).toBe(false);
  expect(slack.seenBy('U1').lines.map(({ text }) => text)).toEqual(['the notes have it']);
  expect(slack.seenBy('U2').lines).toEqual([]);
});

it('opens them however often Slack stumbles, and gives up where there is nobody', async () => {
  const { slack, messenger } = await openSending();
  slack.faults.next('conversations.open', { kind: 'server error' }, { kind: 'lost reply' });
  expect(await messenger.openDirect({ person: 'U1' }, signal)).toEqual({ channel: slack.directMessage('U1') });
  await expect(messenger.openDirect({ person: 'U99' }, signal)).rejects.toThrow(GoneError);
});

it('are where a person is told something, unless they asked there', async () => {
  const { slack, platform } = await openRoom();
  await platform.start(createPlainChat(platform, async () => news));
  const direct = slack.directMessage('U1');
  expect(platform.personalPlace('C1', 'U1')).toBe('@U1');
  expect(platform.personalPlace('T1/C1', 'U1')).toBe('T1/@U1');
  expect(platform.personalPlace(direct, 'U1')).toBe(direct);
});

it('need a permission, and the error says where it is told which', async () => {
  const { platform } = await openRoom({ scopes: Object.keys(scopes).filter((scope) => scope !== 'im:write') });
  await platform.start(createPlainChat(platform, async () => news));
  const posted = platform.post('@U1', news, { key: 'news', signal, person: 'U1' });
  await expect(posted).rejects.toThrow(GoneError);
  await expect(posted).rejects.toThrow('missing_scope): the app lacks a permission: npx stevedore doctor says which');
});
