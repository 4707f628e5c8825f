import { describe, expect, it } from 'vitest';
import { fallbackText } from '../../../../src/platforms/slack/render/fallback-text.ts';
import { problemsOf } from '../../../../src/platforms/slack/render/problems.ts';
import { choice } from '../../any-message.ts';
import { renderOne } from './rendering.ts';

describe('the text for notifications and screen readers', () => {
  it('says all that the blocks say', () => {
    const markdown = [
      '# Pods',
      'A **pod** is <small> & [light](https://a.test).',
      '3. one\n   - nested\n4. two',
      '> quoted\n> - item',
      '```sh\nkubectl get pods\n  -o wide\n```',
      '---',
      '| Name | What |\n| - | - |\n| pod | unit |\n| node | |',
    ];
    expect(renderOne(markdown.join('\n\n'), { choices: [choice('Why'), choice('More')] }).text).toBe(
      [
        'Pods\nA pod is &lt;small&gt; &amp; light.\n3. one\n  • nested\n4. two\nQuote: quoted\n• item\nkubectl get pods\n  -o wide',
        'Name: pod; What: unit\nName: node; What:',
        'Choices: Why; More. Press one of the buttons.',
      ].join('\n\n'),
    );
  });

  it('tells choices once that stand in the text already', () => {
    const buttons = (...labels: readonly string[]) => ({
      type: 'actions',
      elements: labels.map((text) => ({ type: 'button', text: { type: 'plain_text', text } })),
    });
    const prompt = { type: 'section', text: { type: 'mrkdwn', text: 'Which?\n1. ECS\n2. EKS' } };
    expect(fallbackText([prompt, buttons('1. ECS', '2. EKS')])).toBe(
      'Which?\n1. ECS\n2. EKS\n\nPress one of the buttons.',
    );
    expect(fallbackText([prompt, buttons('1. ECS', '2. EKS', 'Next')])).toMatch(/buttons; there is also: Next\.$/);
    expect(fallbackText([prompt, buttons('Why', 'More')])).toMatch(/Choices: Why; More\. Press one of the buttons\.$/);
  });

  it('is cut honestly, never within a character, and still tells the choices', () => {
    const words = ['word ', 'größe ', 'コンテナ', '🚀', '& ', '&'];
    for (const whole of words.flatMap((word) => ['', 'x', 'xx', 'xxx'].map((start) => start + word.repeat(900)))) {
      const { text } = renderOne(whole, { choices: [choice('Why')] });
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(3_500);
      expect(Buffer.byteLength(text)).toBeGreaterThan(3_300);
      const [body = '', end] = text.split('\n\n');
      expect(end).toBe('Choices: Why. Press one of the buttons.');
      expect(body.endsWith('…')).toBe(true);
      const shown = body.slice(0, -1).replaceAll('&amp;', '&');
      expect(shown).toBe(whole.slice(0, shown.length));
      expect(shown).not.toMatch(/\p{Surrogate}/u);
    }
  });

  it('has room for many choices', () => {
    const choices = Array.from({ length: 40 }, (_, index) => choice(`${index}${'&'.repeat(60)}`));
    const post = renderOne('word '.repeat(900), { choices });
    expect(problemsOf(post)).toEqual([]);
    expect(post.text).toMatch(/word…\n\nChoices: 0&amp;/);
  });

  it('reads blocks of other makers as far as it knows them', () => {
    expect(
      fallbackText([
        { type: 'header', text: { type: 'plain_text', text: 'Head' } },
        { type: 'section', text: { type: 'mrkdwn', text: 'Body' } },
        { type: 'image', image_url: 'x' },
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'link', url: 'https://u' }] }],
        },
        { type: 'actions', elements: [{ type: 'datepicker' }, { type: 'button' }] },
        { type: 'actions' },
        'nonsense',
        null,
      ]),
    ).toBe('Head\n\nBody\n\nhttps://u');
  });
});
