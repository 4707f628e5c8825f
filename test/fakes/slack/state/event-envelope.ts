import type { Json } from '../../json.ts';
import type { Workspace } from './workspace.ts';
import type { World } from './world.ts';

/** What Slack wraps around an event. */
export function eventEnvelope(world: World, workspace: Workspace, event: Json): Json {
  const channel = typeof event.channel === 'string' ? event.channel : undefined;
  return {
    token: 'legacy-verification-token',
    team_id: workspace.id,
    context_team_id: workspace.id,
    context_enterprise_id: null,
    api_app_id: world.app.id,
    event,
    type: 'event_callback',
    event_id: world.ids.event(),
    event_time: Math.floor(world.clock.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.id,
        user_id: workspace.bot.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: ['4', String(event.type), workspace.id, world.app.id, channel ?? ''].join('-'),
  };
}
