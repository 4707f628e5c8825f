import { describe, expect, it } from 'vitest';
import {
  mentions,
  mentionsAnybody,
  plainWords,
  wordsTo,
} from '../../../../src/platforms/slack/listeners/plain-words.ts';

describe('words out of markup', () => {
  it.each([
    ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
    ['what does &amp;lt; mean', 'what does &lt; mean'],
    ['ask <@U2> or <@W9|anna>', 'ask @U2 or @anna'],
    ['see <#C1|general> and <#C2> and <#C3|>', 'see #general and #C2 and #C3'],
    ['<!here> <!channel> <!everyone> <!subteam^S1|@ops>', '@here @channel @everyone @ops'],
    ['<!date^1700000000^{date}|14 November>', '14 November'],
    ['<https://x.test/a?b=1&amp;c=2|the page>', 'the page'],
    ['<https://x.test/a?b=1&amp;c=2>', 'https://x.test/a?b=1&c=2'],
    ['<http://notes.md|notes.md> <mailto:a@b.test|a@b.test> <mailto:a@b.test>', 'notes.md a@b.test a@b.test'],
    ['`kubectl get pods -o jsonpath=&lt;x&gt;`', '`kubectl get pods -o jsonpath=<x>`'],
    ['```\nkind: Pod\n```', '```\nkind: Pod\n```'],
  ])('reads %j as %j', (text, words) => expect(plainWords(text)).toBe(words));

  it.each(['replace <name> & <std::vector> in <kind: Pod>', 'a < b > c', '<@someone>', '&nbsp; &copy;'])(
    'leaves %j as it was typed, where Slack escapes nothing',
    (text) => expect(plainWords(text)).toBe(text),
  );

  it('makes no markup of what was typed in angle brackets', () => {
    expect(plainWords('what is &lt;@U2&gt; and &lt;!channel&gt;')).toBe('what is <@U2> and <!channel>');
  });
});

describe('words to the bot', () => {
  it.each([
    ['<@UBOT> what is a pod', 'what is a pod'],
    ['<@UBOT|stevedore> what is a pod', 'what is a pod'],
    ['<@UBOT>: what is a pod', 'what is a pod'],
    ['hey <@UBOT>, what is a pod', 'hey what is a pod'],
    ['what is a pod, <@UBOT>', 'what is a pod'],
    ['<@UBOT>\n```\nkind: Pod\n```', '```\nkind: Pod\n```'],
    ['<@UBOT> <@UBOT> what is <@UBOT2>', 'what is @UBOT2'],
    ['<@UBOT>', ''],
    ['what is a pod,  <@UBOT>  <@UBOT> ?', 'what is a pod  ?'],
  ])('reads %j as %j', (text, words) => expect(wordsTo('UBOT', text)).toBe(words));

  it('takes no longer for many spaces than for other text', () => {
    const text = `a${' '.repeat(400_000)}b`;
    expect(wordsTo('UBOT', text)).toBe(text);
  });

  it('keeps all names where the bot does not know its own', () => {
    expect(wordsTo(undefined, ' <@UBOT> hi ')).toBe('@UBOT hi');
  });

  it('knows whom a text calls upon', () => {
    expect(mentions('so, <@UBOT|stevedore>?', 'UBOT')).toBe(true);
    expect(mentions('<@UBOT2>', 'UBOT')).toBe(false);
    expect(['<@U2> hi', 'hi <@W2|x>', '<!subteam^S1>', '<!here>', '<!channel>'].map(mentionsAnybody)).not.toContain(
      false,
    );
    expect(['see <#C1|ops>', '<https://x.test>', 'a &lt;@U2&gt;'].map(mentionsAnybody)).not.toContain(true);
  });
});
