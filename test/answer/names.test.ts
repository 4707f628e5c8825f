import { describe, expect, it } from 'vitest';
import { createNameLexicon } from '../../src/answer/names.ts';
import { notesOf } from './engine-of.ts';

const lexicon = createNameLexicon(
  notesOf({
    'quay.md': `---
title: Quay Service (QS)
aliases: [harbour quay]
---
The quay service moors ships, and a **mooring line** holds each. Ships come from Rotterdam or by way of the QX.

## 2.1 Container crane: how it turns

It lifts.

## How to moor?

Past the Lock it is calm, since a lock holds the tide.

## Overview

Much text.

## Tugs vs pilots

Both help.
`,
  }),
);
const find = (text: string) => lexicon.find(text).map((name) => name.text);

describe('createNameLexicon', () => {
  it.each([
    ['what is the Quay Service', 'Quay Service'],
    ['what is QS?', 'QS'],
    ['the harbour quay of today', 'harbour quay'],
    ['who makes mooring lines', 'mooring lines'],
    ['a container crane', 'container crane'],
    ['is it near rotterdam?', 'rotterdam'],
    ['what is QX', 'QX'],
    ['how do tugs work', 'tugs'],
    ['how does a pilot work', 'pilot'],
  ])('finds in %j the name %j', (text, name) => {
    expect(find(text)).toEqual([name]);
  });

  it('takes the longest name at each place and gives names in order, with their offsets', () => {
    const text = 'does the Container Crane serve the quay service?';
    const found = lexicon.find(text);
    expect(found.map((name) => name.text)).toEqual(['Container Crane', 'quay service']);
    for (const { text: name, start, end } of found) expect(text.slice(start, end)).toBe(name);
  });

  it('takes neither questions nor general words of headings for names', () => {
    expect(find('how to moor?')).toEqual([]);
    expect(find('give me an overview')).toEqual([]);
    expect(find('')).toEqual([]);
  });

  it('tells proper names from common nouns', () => {
    const proper = (text: string) => lexicon.find(text)[0]?.proper;
    expect(proper('QX')).toBe(true);
    expect(proper('Rotterdam')).toBe(true);
    expect(proper('mooring line')).toBe(false);
    expect(proper('Tugs')).toBe(false);
    expect(proper('Lock')).toBe(false);
  });
});
