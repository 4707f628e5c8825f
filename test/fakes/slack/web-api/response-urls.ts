import type { Json } from '../../json.ts';
import type { Posting } from '../state/posting.ts';
import type { Channel, Message, Workspace } from '../state/workspace.ts';
import type { World } from '../state/world.ts';
import { createArgs } from './args.ts';
import { postLimits, readContent } from './message-content.ts';
import { SlackError } from './slack-error.ts';

/** Where a response_url leads: the place and the person of the command, press or shortcut that it came with. */
interface Origin {
  readonly workspace: Workspace;
  readonly channel: Channel;
  readonly user: string;
  /** The message whose button was pressed. */
  readonly message?: Message;
}

export interface ResponseUrls {
  /** @param kind first part of the path, as Slack has it. */
  create(kind: 'actions' | 'commands' | 'app', origin: Origin): string;
  /** @throws SlackError; `not_found` for a path that was never given out. */
  use(path: string, body: Json): void;
}

interface ResponseUrlsDeps {
  readonly world: World;
  readonly posting: Posting;
  /** Without a slash at its end. */
  readonly baseUrl: () => string;
}

const mostUses = 5;
const lifetimeMs = 30 * 60_000;

export function createResponseUrls({ world, posting, baseUrl }: ResponseUrlsDeps): ResponseUrls {
  const given = new Map<string, Origin & { readonly createdAt: number; uses: number }>();

  function reply(origin: Origin, body: Json): void {
    const { workspace, channel, user, message } = origin;
    const args = createArgs(body);
    if (args.flag('delete_original') === true && message !== undefined) {
      posting.remove(workspace, channel, message);
      return;
    }
    const content = readContent(world, args, postLimits('response_url'));
    const { bot } = workspace;
    if (args.flag('replace_original') === true && message !== undefined) {
      posting.edit(workspace, channel, message, content, bot.userId);
      return;
    }
    const threadTs = args.text('thread_ts');
    const draft = {
      user: bot.userId,
      botId: bot.botId,
      content,
      ...(threadTs !== undefined && { threadTs }),
      unfurlLinks: args.flag('unfurl_links') ?? true,
      unfurlMedia: args.flag('unfurl_media') ?? true,
    };
    const type = args.text('response_type') ?? 'ephemeral';
    if (type === 'in_channel') posting.post(workspace, channel, draft);
    else if (type === 'ephemeral') posting.show(workspace, channel, draft, user);
    else throw new SlackError('invalid_arguments', [`response_type ${type}`]);
  }

  return {
    create: (kind, origin) => {
      const path = `/${kind}/${origin.workspace.id}/${world.ids.secret()}`;
      given.set(path, { ...origin, createdAt: world.clock.now(), uses: 0 });
      return `${baseUrl()}${path}`;
    },
    use: (path, body) => {
      const origin = given.get(path);
      if (origin === undefined) throw new SlackError('not_found');
      if (world.clock.now() - origin.createdAt > lifetimeMs) throw new SlackError('expired_url');
      if (origin.uses >= mostUses) throw new SlackError('used_url');
      reply(origin, body);
      origin.uses += 1;
    },
  };
}
