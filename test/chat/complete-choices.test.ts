import { expect, it } from 'vitest';
import { matching } from '../../src/chat/complete-choices.ts';

it.each([
  ['', ['amazon ecs', 'ecs tasks', 'kube-proxy']],
  ['ecs', ['ecs tasks', 'amazon ecs']],
  ['AMA e', ['amazon ecs']],
  ['pro', ['kube-proxy']],
  ['azon', []],
])('of what is there, "%s" may be %j', (typed, expected) => {
  expect(matching(typed, ['amazon ecs', 'ecs tasks', 'kube-proxy'])).toEqual(expected);
});
