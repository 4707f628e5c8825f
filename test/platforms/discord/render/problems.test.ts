import type { APIEmbed } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { DiscordPost } from '../../../../src/platforms/discord/render/discord-post.ts';
import { problemsOf } from '../../../../src/platforms/discord/render/problems.ts';

const x = (length: number) => 'x'.repeat(length);
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));
const content = (text: string): DiscordPost => ({ content: text, embeds: [], components: [] });
const embeds = (...each: APIEmbed[]): DiscordPost => ({ content: '', embeds: each, components: [] });
const field = (name: number, value: number) => ({ name: x(name), value: x(value) });
const button = (over: object) => ({ type: 2 as const, style: 2 as const, label: 'x', custom_id: 'x', ...over });
const row = (...components: ReturnType<typeof button>[]) => ({ type: 1 as const, components });
const rows = (...components: ReturnType<typeof row>[]): DiscordPost => ({ content: 'x', embeds: [], components });
const rowOf = (count: number, from = 0) => row(...many(count, (index) => button({ custom_id: `${from + index}` })));

/** What is just allowed, and what is just too much. */
const cases: readonly [string, DiscordPost, DiscordPost][] = [
  ['content', content(x(2000)), content(x(2001))],
  ['nothing', embeds({ description: 'x' }), content(' \n')],
  ['embeds', embeds(...many(10, () => ({ description: 'x' }))), embeds(...many(11, () => ({ description: 'x' })))],
  ['description', embeds({ description: x(4096) }), embeds({ description: x(4097) })],
  ['title', embeds({ title: x(256) }), embeds({ title: x(257) })],
  ['footer', embeds({ footer: { text: x(2048) } }), embeds({ footer: { text: x(2049) } })],
  ['author', embeds({ author: { name: x(256) } }), embeds({ author: { name: x(257) } })],
  ['fields', embeds({ fields: many(25, () => field(1, 1)) }), embeds({ fields: many(26, () => field(1, 1)) })],
  ['name of a field', embeds({ fields: [field(256, 1)] }), embeds({ fields: [field(257, 1)] })],
  ['value of a field', embeds({ fields: [field(1, 1024)] }), embeds({ fields: [field(1, 1025)] })],
  ['no value of a field', embeds({ fields: [field(1, 1)] }), embeds({ fields: [{ name: 'x', value: ' ' }] })],
  ['no name of a field', embeds({ fields: [field(1, 1)] }), embeds({ fields: [field(0, 1)] })],
  ['empty embed', embeds({ image: { url: 'https://a.b' } }), embeds({ url: 'https://a.b', description: ' ' })],
  [
    'all text',
    embeds(
      { description: x(4000), footer: { text: x(1000) } },
      { fields: [field(100, 400)], title: x(250), author: { name: x(250) } },
    ),
    embeds(
      { description: x(4000), footer: { text: x(1000) } },
      { fields: [field(100, 400)], title: x(250), author: { name: x(251) } },
    ),
  ],
  ['color', embeds({ title: 'x', color: 0xffffff }), embeds({ title: 'x', color: 0x1000000 })],
  ['address', embeds({ title: 'x', url: 'https://a.b/c' }), embeds({ title: 'x', url: 'notes/a.md' })],
  [
    'length of an address',
    embeds({ title: 'x', url: `https://a.b/${x(2036)}` }),
    embeds({ title: 'x', url: `https://a.b/${x(2037)}` }),
  ],
  ['rows', rows(...many(5, (at) => rowOf(1, at))), rows(...many(6, (at) => rowOf(1, at)))],
  ['buttons of a row', rows(rowOf(5)), rows(rowOf(6))],
  ['empty row', rows(rowOf(1)), rows(rowOf(0))],
  ['label', rows(row(button({ label: x(80) }))), rows(row(button({ label: x(81) })))],
  ['no label', rows(row(button({}))), rows(row(button({ label: ' ' })))],
  ['custom_id', rows(row(button({ custom_id: x(100) }))), rows(row(button({ custom_id: x(101) })))],
  ['no custom_id', rows(row(button({}))), rows(row(button({ custom_id: '' })))],
  ['same custom_id', rows(rowOf(1), rowOf(1, 1)), rows(rowOf(1), rowOf(1))],
];

describe('problemsOf', () => {
  it.each(cases)('knows the limit: %s', (_, allowed, tooMuch) => {
    expect(problemsOf(allowed)).toEqual([]);
    expect(problemsOf(tooMuch)).toHaveLength(1);
  });
});
