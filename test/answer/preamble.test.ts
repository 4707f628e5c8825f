import { describe, expect, it } from 'vitest';
import { stripPreamble } from '../../src/answer/preamble.ts';

describe('stripPreamble', () => {
  it.each([
    ['hey team, quick question: what is a pod?', 'what is a pod?'],
    ['can someone please explain what a sidecar is', 'what a sidecar is'],
    ['does anyone know how taints work', 'how taints work'],
    ['what is a volume, please?', 'what is a volume'],
    ['explain namespaces in simple terms', 'explain namespaces'],
    ['<@U123> what is a pod', 'what is a pod'],
    ['cool. is it free?', 'is it free?'],
    ['ty! what is a taint', 'what is a taint'],
    ['perfect forwarding', 'perfect forwarding'],
    ['True or False? A pod holds one container', 'A pod holds one container'],
    ['Scenario: a node dies. What then?', 'a node dies. What then?'],
    ['Describe in detail what a taint is', 'what a taint is'],
    ['explain namespaces', 'explain namespaces'],
    ['hi', 'hi'],
    ['so', 'so'],
    ['', ''],
  ])('%j → %j', (asked, question) => {
    expect(stripPreamble(asked)).toBe(question);
  });
});
