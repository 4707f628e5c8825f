import type { Chat } from '../../chat/chat.ts';
import { ConfigError } from '../../errors.ts';
import { messagePage } from '../../pages/message-page.ts';
import type { Platform, PlatformHost } from '../platform.ts';

/** The web page. @throws ConfigError where nothing is served over HTTP. */
export function createWebPlatform({ site }: PlatformHost): Platform {
  if (site === undefined) throw new ConfigError(['HTTP_PORT is off, so there is no web page; set it to a port.']);
  let chat: Chat | undefined;
  let leave: (() => void) | undefined;
  return {
    name: 'web',
    async start(startedFor) {
      chat = startedFor;
      leave = site.serve(async (request) => {
        const { pathname, searchParams } = new URL(request.url);
        if (pathname !== '/') return undefined;
        const text = searchParams.get('q') ?? 'help';
        const identity = { platform: 'web', place: 'web', conversation: 'web', person: 'web', shared: false };
        const message = await chat?.answer({ ...identity, addressed: true, text });
        const { basePath } = site;
        return new Response(String(messagePage({ basePath, title: 'Ask', text: message?.markdown ?? '' })), {
          headers: { 'content-type': 'text/html; charset=utf-8' },
        });
      });
    },
    async stop() {
      leave?.();
      leave = undefined;
    },
    state: () => ({ connected: leave !== undefined }),
    async post() {},
    wasPosted: async () => false,
    isAdmin: async () => false,
  };
}
