import { describe, expect, it } from 'vitest';
import { mentions, plainWords, wordsTo } from '../../../../src/platforms/discord/listeners/plain-words.ts';

const bot = { userId: '900000000000000002', roleId: '900000000000000003' };
const ann = { id: '100000000000000001', username: 'ann', global_name: 'Ann' };
const ben = { id: '100000000000000002', username: 'ben', global_name: null, member: { nick: 'Benny' } };

describe('what people see of markup', () => {
  it.each([
    ['ask <@100000000000000001>', 'ask @Ann'],
    ['ask <@!100000000000000002>', 'ask @Benny'],
    ['ask <@100000000000000009>', 'ask @someone'],
    ['<@&100000000000000007> look', '@role look'],
    ['see <#100000000000000008>', 'see #channel'],
    ['nice <:whale:100000000000000008> <a:spin:100000000000000008>', 'nice :whale: :spin:'],
    ['try </ask:100000000000000008>', 'try /ask'],
    ['at <t:1700000000:R>', 'at 2023-11-14 22:13 UTC'],
    ['at <t:99999999999999>', 'at <t:99999999999999>'],
    ['a <b> c <https://x.test/y> <@nobody>', 'a <b> c <https://x.test/y> <@nobody>'],
    ['in `<@100000000000000001>` code', 'in `<@100000000000000001>` code'],
  ])('%j is %j', (text, seen) => expect(plainWords(text, [ann, ben])).toBe(seen));
});

describe('words to the bot', () => {
  it.each([
    ['<@900000000000000002> what is a pod', 'what is a pod'],
    ['<@!900000000000000002>, what is a pod', 'what is a pod'],
    ['what is a pod, <@900000000000000002>', 'what is a pod'],
    ['<@&900000000000000003>: what is a pod', 'what is a pod'],
    ['hey <@900000000000000002> and <@100000000000000001>', 'hey and @Ann'],
    ['<@900000000000000002>', ''],
    ['<@900000000000000002> what does `<@900000000000000002>` do', 'what does `<@900000000000000002>` do'],
  ])('%j are %j', (text, words) => expect(wordsTo(bot, text, [ann])).toBe(words));

  it('keeps the role of another bot', () => {
    expect(wordsTo({ userId: bot.userId }, '<@&900000000000000003> hi', [])).toBe('@role hi');
  });
});

describe('a mention', () => {
  it.each([
    ['<@900000000000000002>', true],
    ['<@&900000000000000003>', true],
    ['<@9000000000000000021>', false],
    ['`<@900000000000000002>`', false],
    ['```\n<@900000000000000002>\n```', false],
    ['a ` lone tick <@900000000000000002>', true],
  ])('in %j: %j', (text, is) => expect(mentions(text, bot)).toBe(is));
});
