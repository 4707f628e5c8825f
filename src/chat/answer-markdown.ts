import type { Answer, Snippet } from '../answer/answer.ts';
import { citationMarkdown } from './citation-markdown.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import type { MarkRange } from './mark.ts';

export interface AnswerMarkdown {
  /** What a chat shows for the answer. */
  readonly markdown: string;
  /** Where words of the question stand in the snippets: UTF-16 ranges in `markdown`, in order. */
  readonly marks: readonly MarkRange[];
}

/** Writes an answer down: the corrections first, then each snippet under its heading and above its sources. */
export function answerMarkdown(answer: Answer): AnswerMarkdown {
  const searched = answer.state === 'answer' || answer.state === 'closest';
  const corrections = searched && answer.corrections.length > 0 ? [correctionLine(answer)] : [];
  if (answer.state === 'answer') return snippetsMarkdown(answer.snippets, corrections);
  return { markdown: [...corrections, ...unquoted(answer)].join('\n\n'), marks: [] };
}

/** @param before paragraphs above the snippets. */
export function snippetsMarkdown(snippets: readonly Snippet[], before: readonly string[] = []): AnswerMarkdown {
  const paragraphs: string[] = [];
  const marks: MarkRange[] = [];
  let length = 0;
  const add = (paragraph: string): number => {
    const start = paragraphs.length === 0 ? 0 : length + 2;
    paragraphs.push(paragraph);
    length = start + paragraph.length;
    return start;
  };
  for (const paragraph of before) add(paragraph);
  for (const snippet of snippets) {
    if (snippet.heading !== undefined) add(`**${escapeMarkdown(snippet.heading)}**`);
    const start = add(snippet.text.trimEnd());
    for (const [from, to] of snippet.marks) marks.push([start + from, start + to]);
    add(sourceLine(snippet));
  }
  return { markdown: paragraphs.join('\n\n'), marks };
}

/** The same with a paragraph above it. */
export function addAbove(paragraph: string, { markdown, marks }: AnswerMarkdown): AnswerMarkdown {
  const shift = paragraph.length + 2;
  return {
    markdown: `${paragraph}\n\n${markdown}`,
    marks: marks.map(([from, to]) => [from + shift, to + shift]),
  };
}

function correctionLine(answer: Answer): string {
  const words = answer.corrections.map((correction) => `*${escapeMarkdown(correction.to)}*`);
  return `Showing results for ${words.join(', ')}.`;
}

function sourceLine(snippet: Snippet): string {
  return `— ${snippet.citations.map(citationMarkdown).join(' · ')}`;
}

function unquoted(answer: Answer): readonly string[] {
  switch (answer.state) {
    case 'closest':
      return ['Not sure. The nearest in the notes:', bulletList(answer.closest.map(citationMarkdown))];
    case 'smalltalk':
      return [answer.line ?? 'Hello!', ...suggestions('Try:', answer)];
    default:
      return ["The notes don't say.", ...suggestions('They do answer, for example:', answer)];
  }
}

function suggestions(lead: string, answer: Answer): readonly string[] {
  if (answer.suggestions.length === 0) return [];
  return [`${lead}\n\n${bulletList(answer.suggestions.map(escapeMarkdown))}`];
}

function bulletList(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}
