import { expect, it } from 'vitest';
import { maskedQuestion } from '../../src/operator/masked-question.ts';

it.each([
  ['who is ann.b+x@mail.example.org', 'who is [address]'],
  ['write to <mailto:ann@example.org|ann@example.org>', 'write to [address]'],
  ['is https://example.org/a?b=c#d down', 'is [link] down'],
  ['see <https://example.org|here> or www.example.org/x', 'see [link] or [link]'],
  ['ask <@U012AB> or <@!1234567890123456789> in <#C1|ropes>, <!here>', 'ask [name] or [name] in [name], [name]'],
  ['@ann what is a halyard', '[name] what is a halyard'],
  ['call +49 170 1234567 or 123456789012', 'call [number] or [number]'],
  ['one\nline\u0007 of\ttext ', 'one line of text'],
])('masks what tells of whom a question is: %s', (question, masked) => {
  expect(maskedQuestion(question)).toBe(masked);
});

it.each([
  'sail:v1.2@sha256:abc is not pinned',
  'what is 10.0.0.0/16 and port 8080',
  'why 50% of 1000 boats?',
  'what does a <sail> tag do',
])('leaves what tells of nobody: %s', (question) => {
  expect(maskedQuestion(question)).toBe(question);
});
