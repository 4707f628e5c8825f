import { Routes } from 'discord.js';
import { testPlatform } from '../../contracts/platform-contract.ts';
import { restOf } from '../../fakes/discord/opened-discord.ts';
import type { Line } from '../../fakes/discord/seen.ts';
import { openRoom } from './discord-room.ts';

/** More events than there are in a test. */
const all = 1_000;

testPlatform('Discord', {
  async create() {
    const { discord, platform, mention } = await openRoom();
    const told = new Set<string>();
    const posts = () => discord.calls.filter(({ route }) => route === 'POST /channels/:id/messages').length;
    /** Everything that is said here is replied to. */
    const replied = async (before: number) => {
      await discord.until(() => posts() > before);
      await discord.quiet();
    };
    const resumed = () => discord.gateway.starts.filter(({ kind }) => kind === 'resume').length;
    return {
      platform,
      async say(words, eventId = '') {
        if (told.has(eventId)) {
          const before = resumed();
          discord.gateway.repeatOnResume(all);
          discord.gateway.drop();
          await discord.until(() => resumed() > before);
          return discord.quiet();
        }
        const before = posts();
        discord.tell('ada', words);
        if (eventId !== '') told.add(eventId);
        await replied(before);
      },
      async echo(words) {
        const channel = discord.directMessage('ada');
        await restOf(discord).post(Routes.channelMessages(channel), {
          body: { content: words, allowed_mentions: { parse: [] } },
        });
        await discord.quiet();
      },
      company: {
        async say(words) {
          const before = posts();
          discord.say({ channel: 'ops', user: 'ada', text: `${mention} ${words}` });
          await replied(before);
        },
        shownToOthers: () => written(discord.seenBy('ben').lines),
      },
      service: discord,
      shown: () => [
        ...written(discord.seenBy('ada').lines),
        ...discord.notifications
          .filter(({ by, reason }) => by === discord.bot.id && reason !== 'direct message')
          .map(({ reason }) => `!!${reason}`),
        ...[...discord.refused, ...discord.warnings].map((wrong) => `!!${JSON.stringify(wrong)}`),
      ],
    };
  },
  hazards: ['@everyone', '@here', '<@900000000000000003>', '<@&900000000000000004>', '<#900000000000000005>'].map(
    (text) => ({ text, harmful: /^!!/m }),
  ),
  maxLength: 6_000,
  skip: {},
});

/** What the app has written, as it has written it. */
function written(lines: readonly Line[]): readonly string[] {
  const texts = ({ message: { content, embeds, components } }: Line) => [
    ...(content === '' ? [] : [content]),
    ...embeds.map(({ description = '' }) => String(description)),
    ...(components.length === 0 ? [] : [JSON.stringify(components)]),
  ];
  return lines.filter(({ ours }) => ours).map((line) => texts(line).join('\n'));
}
