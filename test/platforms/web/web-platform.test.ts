import { beforeEach } from 'vitest';
import { testPlatform } from '../../contracts/platform-contract.ts';
import { createPlainChat } from '../plain-chat.ts';
import { openBoard, openWebRoom } from './web-room.ts';

let sent = 0;
beforeEach(() => {
  sent = 0;
});

testPlatform('the web page', {
  async create() {
    const { board } = await openBoard();
    const room = await openWebRoom({ board });
    // Another process with the same store, which goes on when this one has stopped.
    const other = await openWebRoom({ board });
    await Promise.all([room.site.listen(), other.site.listen()]);
    await other.platform.start(createPlainChat(other.platform, () => Promise.reject(new Error('nobody asks here'))));
    const replies: string[] = [];
    let posted = '';
    const readBoard = async () => {
      const page = await (await other.get('/', { cookie: room.cookie() })).text();
      posted = /<section class="board"[\s\S]*?<\/section>/.exec(page)?.[0] ?? '';
    };
    return {
      platform: {
        ...room.platform,
        async post(...given) {
          await room.platform.post(...given);
          await readBoard();
        },
      },
      async say(text, eventId) {
        const event = (eventId ?? `event-${++sent}`).replace(/\W/g, '').padEnd(8, '0');
        replies.push(await (await room.post('/', { text, event }, { 'x-fragment': '1' })).text());
      },
      echo: async () => {},
      shown: () => [...replies, posted],
    };
  },
  hazards: [
    { text: '<img src=x onerror=alert(1)>', harmful: /<img/i },
    { text: 'a<script>alert(1)</script>', harmful: /<script/i },
    { text: 'javascript:alert(1)', harmful: /(?:href|src|action)="?\s*javascript:/i },
    { text: '"><svg onload=alert(1)>', harmful: /<svg/i },
    { text: '//evil.example/x', harmful: /href="\/\/evil/ },
  ],
  maxLength: Number.POSITIVE_INFINITY,
  skip: {
    'ignores its own messages': 'what a page shows never comes back as something said',
    'splits long messages within the limit': 'a page has no limit',
    'shows one person alone what is for them': 'each sees a conversation of their own; posts have tests of their own',
    'starts after it could not': 'it is started once the site has tried to listen, for good or ill',
    'says when it has lost its service, and when it is back': 'there is no service behind it',
  },
});
