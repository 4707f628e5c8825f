/** A family of samples in Prometheus' text format. */
export interface Family {
  readonly type: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

interface Sample {
  /** With the suffix of a histogram: `_bucket`. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const label = /([a-zA-Z_]\w*)="((?:[^"\\\n]|\\["\\n])*)"/;
const sample = new RegExp(`^([a-zA-Z_:][\\w:]*)(?:\\{(${label.source}(?:,${label.source})*)\\})? (\\S+)$`);

/** Reads it strictly, as prometheus.io/docs/instrumenting/exposition_formats has it. @throws for whatever is not of the format */
export function readExposition(text: string): ReadonlyMap<string, Family> {
  if (!text.endsWith('\n')) throw new Error('the last line has no end');
  const families = new Map<string, { type: string; help: string; samples: Sample[] }>();
  let current: string | undefined;
  for (const line of text.slice(0, -1).split('\n')) {
    if (line === '') continue;
    const [, keyword, name = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line) ?? [];
    if (keyword === 'HELP') {
      if (families.has(name)) throw new Error(`${name} is described twice`);
      families.set(name, { type: '', help: rest, samples: [] });
      current = name;
    } else if (keyword === 'TYPE') {
      const family = families.get(name);
      if (family === undefined || family.type !== '' || name !== current)
        throw new Error(`TYPE of ${name} is misplaced`);
      family.type = rest;
    } else {
      const read = readSample(line);
      const family = families.get(current ?? '');
      const suffixes = family?.type === 'histogram' ? ['_bucket', '_sum', '_count'] : [''];
      if (!suffixes.some((suffix) => read.name === `${current}${suffix}`)) throw new Error(`${line} is misplaced`);
      const key = JSON.stringify([read.name, read.labels]);
      if (family?.samples.some((one) => JSON.stringify([one.name, one.labels]) === key))
        throw new Error(`${line}: twice`);
      family?.samples.push(read);
    }
  }
  return families;
}

function readSample(line: string): Sample {
  const found = sample.exec(line);
  if (found === null) throw new Error(`${line} is no sample`);
  const [, name = '', labels = ''] = found;
  const value = found.at(-1) ?? '';
  if (!/^(?:[+-]?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|Inf)|Nan|NaN)$/i.test(value)) throw new Error(`${line} has no number`);
  const pairs = [...labels.matchAll(new RegExp(label.source, 'g'))].map(([, key, text]) => [key, text]);
  return { name, labels: Object.fromEntries(pairs), value: Number(value.replace('Inf', 'Infinity')) };
}
