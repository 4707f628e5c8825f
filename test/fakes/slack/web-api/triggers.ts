import type { Workspace } from '../state/workspace.ts';
import type { World } from '../state/world.ts';
import type { Triggers } from './method.ts';
import { SlackError } from './slack-error.ts';

const lifetimeMs = 3000;

export function createTriggers(world: World): Triggers {
  const given = new Map<
    string,
    { readonly workspace: Workspace; readonly user: string; readonly at: number; used: boolean }
  >();
  return {
    create: (workspace, user) => {
      const id = world.ids.trigger();
      given.set(id, { workspace, user, at: world.clock.now(), used: false });
      return id;
    },
    use: (id) => {
      const trigger = given.get(id);
      if (trigger === undefined) throw new SlackError('invalid_trigger_id');
      if (trigger.used) throw new SlackError('exchanged_trigger_id');
      if (world.clock.now() - trigger.at > lifetimeMs) throw new SlackError('expired_trigger_id');
      trigger.used = true;
      return trigger;
    },
  };
}
