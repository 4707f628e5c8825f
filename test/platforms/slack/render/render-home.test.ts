import { describe, expect, it } from 'vitest';
import { createMessage } from '../../../../src/chat/message.ts';
import { problemsOf } from '../../../../src/platforms/slack/render/problems.ts';
import { renderHome } from '../../../../src/platforms/slack/render/render-home.ts';
import { choice } from '../../any-message.ts';
import { options } from './rendering.ts';

describe('renderHome', () => {
  it('shows a message with its buttons, and tables as lists', () => {
    const markdown = '# Hello\n\n| a | b |\n| - | - |\n| c | d |';
    const view = renderHome(createMessage({ markdown, choices: [choice('Quiz')] }), options);
    expect(view.type).toBe('home');
    expect(view.blocks.map(({ type }) => type)).toEqual(['rich_text', 'actions']);
    expect(problemsOf(view, 'home')).toEqual([]);
  });

  it('says where it had to stop', () => {
    const message = createMessage({ markdown: 'x\n\n---\n\n'.repeat(200), choices: [choice('Quiz')] });
    const view = renderHome(message, options);
    expect(view.blocks).toHaveLength(100);
    expect(view.blocks.at(-2)).toMatchObject({ elements: [{ text: 'There is more.' }] });
    expect(view.blocks.at(-1)?.type).toBe('actions');
    expect(problemsOf(view, 'home')).toEqual([]);
  });

  it('always has something to show', () => {
    expect(problemsOf(renderHome(createMessage({ markdown: '---' }), options), 'home')).toEqual([]);
  });
});
