import type { Json } from '../../json.ts';
import type { Workspace } from './workspace.ts';

/** What somebody looks at, in the form that apps with an agent_view get; empty for nothing. */
export function contextOf(workspace: Workspace, channel: string | undefined): Json {
  if (channel === undefined) return {};
  return { entities: [{ type: 'slack#/types/channel_id', value: channel, team_id: workspace.id }] };
}
