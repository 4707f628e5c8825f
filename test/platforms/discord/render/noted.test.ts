import type { APIEmbed, APIMessage } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { DiscordPost } from '../../../../src/platforms/discord/render/discord-post.ts';
import { markerOf } from '../../../../src/platforms/discord/render/marker.ts';
import { withNote } from '../../../../src/platforms/discord/render/noted.ts';
import { problemsOf } from '../../../../src/platforms/discord/render/problems.ts';
import { choice } from '../../any-message.ts';
import { render, renderOne, runsOf } from './rendering.ts';

const quiz = renderOne(
  '**Question 1 of 5**\n\nWhich?\n\n1. a & b\n2. c',
  { choices: [choice('1. a & b', { buttonOnly: true }), choice('2. c', { buttonOnly: true }), choice('Next')] },
  { key: 'k1' },
);

/** As Discord gives a message back: with what it adds. */
function givenBack({ content, embeds, components }: DiscordPost) {
  return {
    content,
    embeds: embeds.map((embed) => ({
      type: 'rich',
      ...embed,
      content_scan_version: 4,
      ...(embed.footer && { footer: { ...embed.footer, proxy_icon_url: 'https://x.y' } }),
    })) as APIEmbed[],
    components: components.map((row, index) => ({
      id: index * 10 + 1,
      ...row,
      components: row.components.map((button, at) => ({ id: index * 10 + at + 2, ...button })),
    })) as NonNullable<APIMessage['components']>,
  };
}

describe('withNote', () => {
  it('puts a note below an open message, in place of an earlier one', () => {
    const once = withNote(givenBack(quiz), '1 person has answered', true);
    const twice = withNote(givenBack(once), '**2** people have answered', true);
    expect(twice).toEqual({
      content: quiz.content,
      embeds: [...quiz.embeds, { description: '**2** people have answered', url: once.embeds.at(-1)?.url }],
      components: quiz.components,
    });
    expect(problemsOf(twice)).toEqual([]);
    expect(markerOf(twice.embeds)).toEqual({ key: 'k1', part: 1, parts: 1 });
  });

  it('takes the buttons of a closed message away', () => {
    const closed = withNote(givenBack(quiz), 'Closed: <@1> \\# @everyone `x`', false);
    expect(closed.components).toEqual([]);
    expect(closed.embeds).toHaveLength(2);
    expect(runsOf([{ ...closed, content: '', embeds: closed.embeds.slice(1) }]).filter((run) => run.special)).toEqual(
      [],
    );
  });

  it('stands below a message that is text alone', () => {
    const alone = renderOne('Is it so?', { choices: [choice('Yes')] });
    expect(alone.embeds).toEqual([]);
    expect(withNote(givenBack(alone), 'Nobody knows', true)).toMatchObject({
      content: 'Is it so?',
      embeds: [{ description: 'Nobody knows' }],
      components: alone.components,
    });
  });

  it('sends back what embeds may hold, and no previews of links nor buttons of others', () => {
    const embed = {
      title: 't',
      description: 'd',
      url: 'https://a.b',
      timestamp: '2025-01-01T00:00:00.000Z',
      color: 7,
      footer: { text: 'f' },
      author: { name: 'n', url: 'https://c.d' },
      fields: [{ name: 'n', value: 'v', inline: true }],
      image: { url: 'https://e.f' },
      thumbnail: { url: 'https://g.h' },
    };
    const given = {
      content: 'c',
      embeds: [
        { type: 'rich', ...embed, image: { url: 'https://e.f', proxy_url: 'https://p', width: 3, height: 4 } },
        { type: 'link', title: 'preview' },
      ] as APIEmbed[],
      components: [
        { type: 1, id: 1, components: [{ type: 2, id: 2, style: 2, label: 'x', custom_id: 'theirs' }] },
      ] as NonNullable<APIMessage['components']>,
    };
    const noted = withNote(given, 'note', true);
    expect(noted.embeds.slice(0, -1)).toEqual([embed]);
    expect(noted.components).toEqual([]);
  });

  it('finds room for a note below what is long already', () => {
    for (const markdown of [
      'x\n\n---\n\n'.repeat(40),
      'größe '.repeat(4000),
      '*'.repeat(9000),
      `${'a '.repeat(50)}\n\n`.repeat(100),
    ]) {
      for (const post of render(markdown, {}, { key: 'k' })) {
        const noted = withNote(givenBack(post), '🚀'.repeat(900), true);
        expect(problemsOf(noted)).toEqual([]);
        expect(noted.embeds).toHaveLength(post.embeds.length + 1);
      }
    }
  });

  it('leaves the note out where there is no room', () => {
    const full = { content: 'x', embeds: Array.from({ length: 10 }, () => ({ description: 'x' })), components: [] };
    expect(withNote(full, 'y', false)).toEqual(full);
  });
});
