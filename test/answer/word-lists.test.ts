import { describe, expect, it } from 'vitest';
import { paraphrasesOf } from '../../src/answer/paraphrases.ts';
import { isTelling, wordWeight } from '../../src/answer/word-weights.ts';

const weight = (surface: string, before = '', known = true) => wordWeight({ surface, before, known });

describe('wordWeight', () => {
  it('gives framing words none, light words some and names all', () => {
    for (const word of ['the', 'The', 'difference', 'explain', 'example']) expect(weight(word)).toBe(0);
    for (const word of ['use', 'better', 'support', 'Easier']) {
      expect(weight(word)).toBeGreaterThan(0);
      expect(weight(word)).toBeLessThan(1);
    }
    for (const word of ['kubelet', 'Fargate', 'volume', 'JVM', 'écran']) expect(weight(word)).toBe(1);
  });
  it('gives a letter alone none, which stands for something', () => {
    for (const word of ['X', 'y', 'D']) expect(weight(word, 'wait for container ')).toBe(0);
  });
  it('gives a light word less when no note holds it, and a name never', () => {
    expect(weight('better', '', false)).toBeLessThan(weight('better', '', true));
    expect(weight('kubelet', '', false)).toBe(1);
  });
  it('takes a word for a verb after one that calls for it', () => {
    expect(weight('drain', 'how do I ')).toBeLessThan(1);
    expect(weight('drain', 'does not ')).toBeLessThan(1);
    expect(weight('drain', 'what is a ')).toBe(1);
    expect(weight('ECS', 'can ')).toBe(1);
  });
  it('counts a verb for more than a word that is said of everything', () => {
    expect(weight('drain', 'how do I ')).toBeGreaterThan(weight('use', 'how do I '));
  });
  it('takes what the thing before it is called for light: the COPY command, but not a command', () => {
    expect(weight('command', 'what does the COPY ')).toBeLessThan(1);
    for (const before of ['', 'what is a ', 'which ', 'run the ']) expect(weight('command', before)).toBe(1);
  });
  it('tells which words name a thing', () => {
    expect(isTelling('kubelet')).toBe(true);
    expect(isTelling('use')).toBe(false);
    expect(isTelling('of')).toBe(false);
  });
});

describe('paraphrasesOf', () => {
  it('gives other words for a word, in any case, never the word itself', () => {
    expect(paraphrasesOf('cost')).toContain('price');
    expect(paraphrasesOf('Cost')).toEqual(paraphrasesOf('cost'));
    for (const word of ['cost', 'die', 'start', 'Benefits'])
      expect(paraphrasesOf(word)).not.toContain(word.toLowerCase());
  });
  it('is mutual', () => {
    for (const other of paraphrasesOf('delete')) expect(paraphrasesOf(other)).toContain('delete');
  });
  it('gives nothing for names and for what is no word', () => {
    expect(paraphrasesOf('kubelet')).toEqual([]);
    expect(paraphrasesOf('')).toEqual([]);
    expect(paraphrasesOf('constructor')).toEqual([]);
  });
});
