import type { AuthorizeResult, Installation, InstallationQuery } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { GoneError } from '../../../src/chat/chat.ts';
import { silentLogger } from '../../../src/logger.ts';
import { createBoltLogger } from '../../../src/platforms/slack/bolt-logger.ts';
import { createInstallationStore } from '../../../src/platforms/slack/installing/installation-store.ts';
import { createManyWorkspaces } from '../../../src/platforms/slack/installing/many-workspaces.ts';
import { webClientOptions } from '../../../src/platforms/slack/web-client-options.ts';

const installationOf = (id: string, token: string): Installation => {
  const bot = { token, scopes: [], id: 'B1', userId: 'U1' };
  const common = { user: { token: undefined, scopes: undefined, id: 'U2' }, bot };
  return id.startsWith('E')
    ? { ...common, team: undefined, enterprise: { id }, isEnterpriseInstall: true }
    : { ...common, team: { id }, enterprise: undefined, isEnterpriseInstall: false };
};

function open() {
  const kept = new Map<string, string>();
  const asked: InstallationQuery<boolean>[] = [];
  const clock = { at: 0, now: () => clock.at };
  const vault = {
    get: async (name: string) => kept.get(name),
    put: async (name: string, secret: string) => void kept.set(name, secret),
    delete: async (name: string) => void kept.delete(name),
  };
  const installations = createInstallationStore(vault, (id) => many.forget(id));
  // As the SDK's installer does it, which wraps what the store throws.
  const authorize = async (query: InstallationQuery<boolean>): Promise<AuthorizeResult> => {
    asked.push(query);
    const { bot } = await installations.fetchInstallation(query).catch((original: unknown) => {
      throw Object.assign(new Error('wrapped'), { original });
    });
    return { ...(bot && { botToken: bot.token, botId: bot.id, botUserId: bot.userId }) };
  };
  const slack = { reply: () => Response.json({ ok: false, error: 'account_inactive' }) };
  const clientOptions = () => ({
    ...webClientOptions('http://127.0.0.1:1/', 1_000, createBoltLogger(silentLogger, 'debug')),
    fetch: async () => slack.reply(),
  });
  const many = createManyWorkspaces({ authorize, installations, clientOptions, clock });
  return { many, installations, kept, asked, clock, slack };
}

const inOrganisation = { teamId: 'T7', enterpriseId: 'E1', isEnterpriseInstall: true };

describe('an app that is installed for a whole organisation', () => {
  it('is one installation for all its workspaces, by the id of the organisation', async () => {
    const { many, installations, kept } = open();
    await installations.storeInstallation(installationOf('E1', 'xoxb-org'));
    expect([...kept.keys()]).toEqual(['slack/E1']);
    expect(many.teamOf(inOrganisation)).toBe('E1');
    expect(many.teamOf({ teamId: 'T7', enterpriseId: 'E1', isEnterpriseInstall: false })).toBe('T7');
    expect(await many.authorize(inOrganisation)).toMatchObject({
      botToken: 'xoxb-org',
      teamId: 'T7',
      enterpriseId: 'E1',
    });
    const { client, ids } = await many.find('E1');
    expect(client.token).toBe('xoxb-org');
    expect([...ids]).toEqual(['E1']);
    await expect(many.find('T7')).rejects.toBeInstanceOf(GoneError);
  });

  it('can be removed from all of it', async () => {
    const { many, installations, kept } = open();
    await installations.storeInstallation(installationOf('E1', 'xoxb-org'));
    await many.remove(inOrganisation);
    expect(kept.size).toBe(0);
  });

  it.each([
    ['Slack stumbles', () => new Response('', { status: 503 })],
    ['a proxy refuses', () => new Response('', { status: 403 })],
    ['there is no connection', () => Promise.reject(new TypeError('fetch failed')) as never],
  ])('is not removed where %s, so that Slack tells of it again', async (_, reply) => {
    const { many, installations, kept, slack } = open();
    await installations.storeInstallation(installationOf('E1', 'xoxb-org'));
    slack.reply = reply;
    await expect(many.remove(inOrganisation)).rejects.toThrow();
    expect([...kept.keys()]).toEqual(['slack/E1']);
  });
});

describe('authorizing', () => {
  it('reads an installation once a minute, and at once when it is renewed', async () => {
    const { many, installations, asked, clock } = open();
    await installations.storeInstallation(installationOf('T1', 'xoxb-old'));
    await Promise.all([many.authorize({ teamId: 'T1' }), many.find('T1'), many.authorize({ teamId: 'T1' })]);
    expect(asked).toHaveLength(1);
    await installations.storeInstallation(installationOf('T1', 'xoxb-new'));
    expect((await many.authorize({ teamId: 'T1' })).botToken).toBe('xoxb-new');
    clock.at += 60_000;
    await many.authorize({ teamId: 'T1' });
    expect(asked).toHaveLength(3);
  });

  it('gives each event a result of its own, because Bolt writes into it', async () => {
    const { many, installations } = open();
    await installations.storeInstallation(installationOf('T1', 'xoxb-1'));
    const first = await many.authorize({ teamId: 'T1' });
    first.userId = 'U9';
    expect(await many.authorize({ teamId: 'T1' })).not.toHaveProperty('userId');
  });

  it('is refused for good where the app is not installed, and tried anew where that cannot be read', async () => {
    const { many, installations } = open();
    await expect(many.authorize({ teamId: 'T1' })).rejects.toBeInstanceOf(GoneError);
    await installations.storeInstallation(installationOf('T1', 'xoxb-1'));
    expect((await many.authorize({ teamId: 'T1' })).botToken).toBe('xoxb-1');
    await expect(many.authorize({})).rejects.toBeInstanceOf(GoneError);
  });
});
