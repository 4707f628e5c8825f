import { GatewayIntentBits as Intent } from 'discord-api-types/v10';
import { wholeGuildJson } from '../payloads/guild-json.ts';
import { userById } from '../payloads/people-json.ts';
import { applicationFlags } from '../rest/applications.ts';
import type { World } from '../state/world.ts';
import { type Session, shardOf, tell } from './session.ts';

/** What a new session is told at first: READY, and then its guilds one by one. */
export function welcome(world: World, session: Session, resumeUrl: string): void {
  const { app } = world;
  const [shard, count] = session.shard;
  const guilds = [...world.guilds.values()].filter(
    ({ id, members }) => members.has(app.botId) && shardOf(id, count) === shard,
  );
  tell(session, 'READY', {
    v: 10,
    user: { ...userById(world, app.botId), verified: true, mfa_enabled: false, email: null, flags: 0 },
    user_settings: {},
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    resume_gateway_url: resumeUrl,
    session_type: 'normal',
    shard: session.shard,
    application: { id: app.id, flags: applicationFlags(app), flags_new: String(applicationFlags(app)) },
    private_channels: [],
    relationships: [],
    presences: [],
  });
  if ((session.intents & Intent.Guilds) === 0) return;
  for (const guild of guilds) if (guild.isAvailable) tell(session, 'GUILD_CREATE', wholeGuildJson(world, guild));
}
