import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { HealthSnapshot } from '../../src/health.ts';
import { createPrometheus } from '../../src/ops/prometheus.ts';
import { readExposition } from './exposition.ts';

const since = '2026-01-01T00:00:00.000Z';
const health: HealthSnapshot = {
  ...{ status: 'degraded', ready: true, version: '1.2.3', startedAt: since, uptimeSeconds: 1 },
  platforms: [
    { name: 'slack', state: 'listening', since, connections: 2 },
    { name: 'discord', state: 'reconnecting', since, connections: 0 },
  ],
  store: { state: 'up', since },
  notes: { notes: 3, sections: 7, readAt: since, problems: { error: 1, warning: 2 } },
};

/** With each metric told once. */
async function everything() {
  const queue = { waiting: 1, computing: 2, posting: 3 };
  const { metrics, exposition } = createPrometheus({ health: async () => health, queue: () => queue });
  metrics.asked('slack', 'answered');
  metrics.called('slack', 'ask');
  metrics.searched(0.004);
  metrics.replied('slack', 0.2);
  for (const event of ['duplicates', 'refused', 'takenOver', 'givenUp'] as const) metrics.happened('slack', event);
  metrics.reconnected('slack', 'renewed');
  metrics.rateLimited('slack');
  metrics.served('/quiz', 'GET', 200, 0.01);
  metrics.stored('events', 0.001);
  metrics.stored('events', 5, 'unavailable');
  metrics.dailyPosted('slack', 'prompt', 'posted');
  metrics.attempted('slack', 'right');
  const { contentType, text } = await exposition();
  return { contentType, families: readExposition(text) };
}

const labelsOf = (samples: readonly { readonly labels: object }[]): readonly string[] =>
  [...new Set(samples.flatMap(({ labels }) => Object.keys(labels)))].filter((name) => name !== 'le').sort();

it('writes the format that Prometheus reads, its own names with units as is usual', async () => {
  const { contentType, families } = await everything();
  expect(contentType).toBe('text/plain; version=0.0.4; charset=utf-8');
  for (const [name, { type, help }] of families) {
    expect(['counter', 'gauge', 'histogram'], name).toContain(type);
    expect(help, name).toMatch(/^[A-Z].*\.$|./);
    if (!name.startsWith('stevedore_')) expect(name).toMatch(/^(?:process|nodejs)_/);
    else if (type === 'counter') expect(name).toMatch(/_total$/);
    else if (type === 'histogram') expect(name).toMatch(/_seconds$/);
    else expect(name).not.toMatch(/_total$/);
  }
});

it('sorts durations into buckets that add up', async () => {
  const { families } = await everything();
  for (const [name, { type, samples }] of families) {
    if (type !== 'histogram') continue;
    const buckets = samples.filter((sample) => sample.name.endsWith('_bucket') && !('kind' in sample.labels));
    const counts = buckets.map(({ value }) => value);
    expect(counts, name).toEqual(counts.toSorted((one, other) => one - other));
  }
  const found = families.get('stevedore_answer_seconds')?.samples ?? [];
  expect(found.find(({ labels }) => labels.le === '0.002')?.value).toBe(0);
  expect(found.find(({ labels }) => labels.le === '0.005')?.value).toBe(1);
  expect(found.find(({ labels }) => labels.le === '+Inf')?.value).toBe(1);
});

it('shows what holds at the moment', async () => {
  const { families } = await everything();
  const valueIn = (name: string, labels = {}) =>
    families.get(name)?.samples.find((sample) => JSON.stringify(sample.labels) === JSON.stringify(labels))?.value;
  expect(valueIn('stevedore_notes')).toBe(3);
  expect(valueIn('stevedore_sections')).toBe(7);
  expect(valueIn('stevedore_index_built_timestamp_seconds')).toBe(Date.parse(since) / 1_000);
  expect(valueIn('stevedore_notes_problems', { severity: 'warning' })).toBe(2);
  expect(valueIn('stevedore_platform_connected', { platform: 'slack' })).toBe(1);
  expect(valueIn('stevedore_platform_connected', { platform: 'discord' })).toBe(0);
  expect(valueIn('stevedore_platform_connections', { platform: 'slack' })).toBe(2);
  expect(valueIn('stevedore_queue_depth', { stage: 'posting' })).toBe(3);
  expect(valueIn('stevedore_store_up')).toBe(1);
  expect(valueIn('stevedore_build_info', { version: '1.2.3' })).toBe(1);
});

it('is described in docs/operate.md, all of it and nothing else', async () => {
  const { families } = await everything();
  const rows = [
    ...readFileSync('docs/operate.md', 'utf8').matchAll(/^\| `(stevedore_\w+)` \| (\w+) \|(?: (.*?))? \| .+ \|$/gm),
  ];
  const described = rows.map(([, name, type, labels = '']) => [
    ...[name, type],
    [...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label).sort(),
  ]);
  const there = [...families].filter(([name]) => name.startsWith('stevedore_'));
  expect(described.toSorted()).toEqual(
    there.map(([name, { type, samples }]) => [name, type, labelsOf(samples)]).toSorted(),
  );
});
