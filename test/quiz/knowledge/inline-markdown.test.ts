import { expect, test } from 'vitest';
import { inlineMarkdownOf } from '../../../src/quiz/knowledge/inline-markdown.ts';
import { read } from '../../corpus/reading.ts';

test.each([
  ['A **pod** is *one* unit.', 'A pod is one unit.'],
  ['A [pod](https://k8s.io/a_(b) "Pods") is a unit.', 'A pod is a unit.'],
  ['`kubectl` and **`etcd`** are __tools__.', '`kubectl` and `etcd` are tools.'],
  ['`**kept** as [it](is)` is code.', '`**kept** as [it](is)` is code.'],
  ['Names like snake_case_names stay, and 2 * 3 * 4.', 'Names like snake_case_names stay, and 2 * 3 * 4.'],
  ['An escaped \\*star\\* stays escaped.', 'An escaped \\*star\\* stays escaped.'],
  ['~~Old~~ and new.', 'Old and new.'],
])('%s', (markdown, inline) => {
  const [sentence] = read(markdown).blocks[0]!.sentences;
  expect(inlineMarkdownOf(sentence!)).toBe(inline);
});

test('what cannot be told from the Markdown is its text, escaped', () => {
  const sentence = { markdown: '<b>A pod_a</b> is *one', text: 'A pod_a is one', startLine: 1, endLine: 1 };
  expect(inlineMarkdownOf(sentence)).toBe('A pod\\_a is one');
});
