import { describe, expect, it } from 'vitest';
import { createCitationUrl } from '../../src/corpus/citation.ts';

const place = { path: 'my notes/a (1).md', anchor: 'what-is-it', startLine: 3, endLine: 5 };

describe('createCitationUrl', () => {
  it('points to path and lines by default', () => {
    expect(createCitationUrl()(place)).toBe('my%20notes/a%20%281%29.md#L3-L5');
  });
  it('follows a template', () => {
    expect(createCitationUrl('https://wiki.test/{path}#{anchor}?{startLine}-{endLine}')(place)).toBe(
      'https://wiki.test/my%20notes/a%20%281%29.md#what-is-it?3-5',
    );
  });
});
