import { describe, expect, it } from 'vitest';
import { commands } from '../../src/chat/commands/index.ts';

describe.each(commands)('the command $name', ({ name, summary, options }) => {
  it('has a name that every platform accepts', () => {
    expect(name).toMatch(/^[a-z][a-z-]{0,31}$/);
    expect(commands.filter((command) => command.name === name)).toHaveLength(1);
  });

  it('has a summary that fits a command list', () => {
    expect(summary.length).toBeGreaterThan(0);
    expect(summary.length).toBeLessThanOrEqual(100);
    expect(summary).not.toMatch(/[.\n]$/);
  });

  it('has options with names and summaries that fit, the required ones first', () => {
    for (const option of options) {
      expect(option.name).toMatch(/^[a-z][a-z-]{0,31}$/);
      expect(option.summary.length).toBeLessThanOrEqual(100);
    }
    const required = options.map((option) => option.required);
    expect(required).toEqual([...required].sort((a, b) => Number(b) - Number(a)));
  });
});
