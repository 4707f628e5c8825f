import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createMessage } from '../../../src/chat/message.ts';
import { scopes } from '../../../src/platforms/slack/scopes.ts';
import { createPlainChat, type Handle } from '../plain-chat.ts';
import { openHttpRoom, type SlackRoom } from './slack-room.ts';

const answer: Handle = async ({ text, place }) => createMessage({ markdown: `answer to ${text} at ${place}` });

/** An app that workspaces install themselves; T2 and T3 have not yet. */
async function openInstaller() {
  const oauth = { clientId: '111.222', clientSecret: 'client-secret', stateSecret: 'what-nobody-else-knows' };
  const room = await openHttpRoom({ settings: { oauth, botToken: undefined as never } });
  const { slack, platform, settings } = room;
  for (const team of ['T2', 'T3']) {
    const users = [{ id: `U${team}`, name: `user of ${team}` }];
    slack.addWorkspace({ team, users, channels: [{ id: `C${team}` }], botToken: false });
  }
  await platform.start(createPlainChat(platform, answer));
  const { port } = settings.transport as { readonly port: number };
  return { ...room, base: `http://127.0.0.1:${port}` };
}

type Installer = Awaited<ReturnType<typeof openInstaller>>;

/** Goes through the installation in a browser, for which the pages of Slack are those of the fake. */
async function install({ slack, base }: Installer, workspace: string) {
  const asked: URL[] = [];
  const page = createServer(async (_, response) => {
    const ours = await fetch(`${base}/slack/install`);
    // The browser of the fake follows the first address of a page.
    const html = (await ours.text()).replace(/<link[^>]*>/, '').replace(/https:\/\/slack\.com\/oauth[^"]+/, (link) => {
      asked.push(new URL(link.replaceAll('&amp;', '&')));
      return link.replace('https://slack.com/oauth/v2/authorize', slack.authorizeUrl);
    });
    response.writeHead(ours.status, { 'set-cookie': ours.headers.getSetCookie() }).end(html);
  }).listen(0);
  await once(page, 'listening');
  const { port } = page.address() as AddressInfo;
  const redirectUri = `${base}/slack/oauth_redirect`;
  const visit = { workspace, user: `U${workspace}`, redirectUri };
  const { status } = await slack.visitInstallPage(`http://127.0.0.1:${port}`, visit);
  page.close();
  return { status, asked: asked[0] };
}

async function mention({ slack }: SlackRoom, team: string) {
  const workspace = slack.world.workspaces.get(team);
  const said = slack.say({ channel: `C${team}`, user: `U${team}`, text: `<@${workspace?.bot.userId}> hello` });
  await said.settled;
  return slack
    .thread(`C${team}`, said.ts)
    .slice(1)
    .map(({ text }) => text);
}

describe('an app that workspaces install themselves', () => {
  it('keeps the token in the vault, and answers with the token of each workspace', async () => {
    const room = await openInstaller();
    const { slack, vault } = room;
    const { asked, status } = await install(room, 'T2');
    expect(status).toBe(200);
    expect(asked?.searchParams.get('scope')?.split(',')).toEqual(Object.keys(scopes));
    await install(room, 'T3');
    expect([...vault.kept.keys()].sort()).toEqual(['slack/T2', 'slack/T3']);
    expect(await mention(room, 'T2')).toEqual(['answer to hello at T2/CT2']);
    expect(await mention(room, 'T3')).toEqual(['answer to hello at T3/CT3']);
    expect(slack.refused).toEqual([]);
  });

  it('posts to a workspace by its address', async () => {
    const room = await openInstaller();
    await install(room, 'T2');
    const options = { key: 'k', signal: new AbortController().signal };
    await room.platform.post('T2/CT2', createMessage({ markdown: 'daily' }), options);
    expect(await room.platform.wasPosted('T2/CT2', 'k')).toBe(true);
    expect(room.slack.transcript('CT2').map(({ text }) => text)).toEqual(['daily']);
    await expect(room.platform.post('T3/CT3', createMessage({ markdown: 'x' }), options)).rejects.toThrow(
      /not installed/,
    );
    await expect(room.platform.post('CT2', createMessage({ markdown: 'x' }), options)).rejects.toThrow();
  });

  it('forgets a workspace that removes it, and answers again when that installs it again', async () => {
    const room = await openInstaller();
    await install(room, 'T2');
    await mention(room, 'T2');
    for (const delivery of room.slack.uninstall('T2')) await delivery?.settled;
    await room.slack.deliveries.settled();
    expect([...room.vault.kept.keys()]).toEqual([]);
    await install(room, 'T2');
    room.slack.invite('CT2');
    await room.slack.deliveries.settled();
    expect(await mention(room, 'T2')).toEqual(['answer to hello at T2/CT2']);
  });

  it('keeps a workspace that has installed it again before Slack tells of the removal', async () => {
    const room = await openInstaller();
    await install(room, 'T2');
    const told = await Promise.all(room.slack.uninstall('T2').map((delivery) => delivery?.settled));
    await install(room, 'T2');
    for (const delivery of told) if (delivery !== undefined) await room.slack.deliveries.repeat(delivery);
    expect([...room.vault.kept.keys()]).toEqual(['slack/T2']);
  });

  it('acknowledges what comes from where it is not installed, and says nothing', async () => {
    const room = await openInstaller();
    await install(room, 'T2');
    await room.vault.delete('slack/T2');
    expect(await mention(room, 'T2')).toEqual([]);
    const states = room.slack.deliveries.log.map(({ state, attempts }) => [state, attempts.length]);
    expect(new Set(states.map(String))).toEqual(new Set(['acknowledged,1']));
  });

  it('takes no installation that was not begun here', async () => {
    const room = await openInstaller();
    const { base, vault } = room;
    const forged = await fetch(`${base}/slack/oauth_redirect?code=1&state=forged`);
    expect(forged.status).toBe(400);
    expect(vault.kept.size).toBe(0);
  });

  it('is not started without a key to encrypt tokens with', async () => {
    const oauth = { clientId: '1', clientSecret: '2', stateSecret: '3' };
    await expect(openHttpRoom({ settings: { oauth }, host: { vault: undefined as never } })).rejects.toThrow(
      /TOKEN_ENCRYPTION_KEY/,
    );
  });
});
