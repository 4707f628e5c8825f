import { describe, expect, it } from 'vitest';
import { nearTopics } from '../../../src/quiz/sessions/near-topics.ts';
import { choicePrompt } from './fixture-bank.ts';

const titled = (title: string, count: number) =>
  Array.from({ length: count }, (_, index) => {
    const prompt = choicePrompt({ id: `${title}${index}`, answer: 'x' });
    return { ...prompt, citation: { ...prompt.citation, title } };
  });

const prompts = [...titled('Docker volumes', 1), ...titled('Amazon ECS', 5), ...titled('Task definitions', 3)];

describe('nearTopics', () => {
  it('gives the titles most like the topic first, then those with most prompts', () => {
    expect(nearTopics('task definision', prompts, 3)).toEqual(['Task definitions', 'Amazon ECS', 'Docker volumes']);
    expect(nearTopics('volume', prompts, 1)).toEqual(['Docker volumes']);
    expect(nearTopics('zzz', prompts, 2)).toEqual(['Amazon ECS', 'Task definitions']);
  });

  it('has nothing to offer where there are no prompts', () => {
    expect(nearTopics('ecs', [], 3)).toEqual([]);
  });
});
