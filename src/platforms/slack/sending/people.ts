import type { UsersInfoResponse } from '@slack/web-api';
import { BoundedMap } from '../../../bounded-map.ts';
import type { Clock } from '../../../clock.ts';
import { createLanes } from '../../../lanes.ts';
import type { Logger } from '../../../logger.ts';
import { systemTimer, withTimeout } from '../../../timer.ts';
import type { Sleep } from '../../sending/sleep.ts';
import { failureOf } from '../slack-failure.ts';
import type { Workspaces } from '../workspaces.ts';
import type { Pace } from './pace.ts';
import { sendUntilDone } from './send-until-done.ts';

/** Who people are, as Slack knows them, remembered for a while. */
export interface People {
  /** Display names by id, one for each id: "someone" where Slack does not say in time. Never rejects. */
  names(team: string | undefined, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Whether the person is an admin or an owner of the workspace, as of the last minutes. */
  isAdmin(team: string | undefined, id: string): Promise<boolean>;
}

interface PeopleDeps {
  readonly workspaces: Pick<Workspaces, 'find'>;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly pace: Pick<Pace, 'attempts' | 'retryMs' | 'namesMs'>;
  readonly logger: Logger;
}

type User = NonNullable<UsersInfoResponse['user']>;

interface Person {
  readonly name: string;
  readonly admin: boolean;
  /** Milliseconds since the epoch. */
  readonly readAt: number;
}

const nameHoldsMs = 60 * 60_000;
const adminHoldsMs = 5 * 60_000;
/** Somebody waits for the reply to a command. */
const adminWithinMs = 15_000;
/** After Slack did not say who somebody is. */
const unknownHoldsMs = 60_000;
const remembered = 5_000;
/** More people than a message names in a way that anybody reads. */
const mostInMessage = 50;
/** Lookups at a time. Slack allows about 100 `users.info` a minute. */
const atATime = 4;

const nobody = 'someone';

export function createPeople({ workspaces, clock, sleep, pace, logger }: PeopleDeps): People {
  const known = new BoundedMap<string, Person>(remembered);
  const unknown = new BoundedMap<string, number>(remembered);
  const underWay = new Map<string, Promise<Person>>();
  const lookups = createLanes(atATime);
  let limitedUntil = 0;

  async function read(team: string | undefined, id: string): Promise<Person> {
    const { client, ids } = await workspaces.find(team);
    const { user } = await client.users.info({ user: id });
    const { display_name, real_name } = user?.profile ?? {};
    const name = [display_name, real_name, user?.real_name, user?.name].find(
      (each) => each !== undefined && each !== '',
    );
    const admin = user !== undefined && isOfOneOf(ids, user) && isAdminAtHome(user);
    return { name: name ?? nobody, admin, readAt: clock.now() };
  }

  /** Those who want to know the same at the same time share the lookup. */
  function lookUp(team: string | undefined, id: string): Promise<Person> {
    const key = `${team ?? ''}/${id}`;
    const shared = underWay.get(key);
    if (shared !== undefined) return shared;
    const lookup = lookups
      .run('users.info', undefined, () => read(team, id))
      .then((person) => {
        known.set(key, person);
        return person;
      })
      .catch((error: unknown) => {
        const failure = failureOf(error);
        unknown.set(key, clock.now() + unknownHoldsMs);
        if (failure.kind === 'limited') limitedUntil = clock.now() + failure.retryAfterMs;
        throw error;
      })
      .finally(() => underWay.delete(key));
    underWay.set(key, lookup);
    return lookup;
  }

  function fresh(team: string | undefined, id: string, holdsMs: number): Person | undefined {
    const person = known.get(`${team ?? ''}/${id}`);
    return person !== undefined && clock.now() - person.readAt < holdsMs ? person : undefined;
  }

  function mayLookUp(team: string | undefined, id: string): boolean {
    const now = clock.now();
    return now >= limitedUntil && now >= (unknown.get(`${team ?? ''}/${id}`) ?? 0) && /^[UW][A-Z0-9]+$/.test(id);
  }

  return {
    async names(team, ids) {
      const wanted = ids.filter((id) => fresh(team, id, nameHoldsMs) === undefined && mayLookUp(team, id));
      const asked = wanted.slice(0, mostInMessage).map((id) =>
        lookUp(team, id).catch((error: unknown) => {
          logger.debug('Slack does not say who somebody is', { err: error });
        }),
      );
      // Who is not known by then is named as before, or not at all.
      await withTimeout(systemTimer, pace.namesMs, () => Promise.all(asked)).catch(() => {});
      return new Map(ids.map((id) => [id, known.get(`${team ?? ''}/${id}`)?.name ?? nobody]));
    },
    async isAdmin(team, id) {
      let person = fresh(team, id, adminHoldsMs);
      const ask = async () => {
        person = await lookUp(team, id);
      };
      const patience = { pace, sleep, signal: AbortSignal.timeout(adminWithinMs), settled: () => false };
      if (person === undefined) await sendUntilDone(ask, patience);
      return person?.admin === true;
    },
  };
}

/** Of their own workspace, which for guests from elsewhere is another than the one where they are met. */
const isAdminAtHome = ({ is_admin, is_owner, is_primary_owner }: User) =>
  is_admin === true || is_owner === true || is_primary_owner === true;

/** Whether somebody belongs to the workspace or its organisation: not who merely shares a channel with it by Slack Connect. */
function isOfOneOf(ids: ReadonlySet<string>, { team_id, enterprise_id, enterprise_user }: User): boolean {
  const theirs = [team_id, enterprise_id, enterprise_user?.enterprise_id].filter((id) => id !== undefined);
  return ids.size === 0 || theirs.length === 0 || theirs.some((id) => ids.has(id));
}
