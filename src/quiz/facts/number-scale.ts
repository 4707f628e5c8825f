import type { NumberRole } from './number-role.ts';

/** Values that people choose for a unit. */
const USUAL: Readonly<Record<string, readonly number[]>> = {
  second: [1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 600, 900, 1200, 1800, 3600],
  minute: [1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120],
  h: [1, 2, 3, 4, 6, 8, 12, 18, 24, 36, 48, 72, 96],
  day: [1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90, 120, 180, 365],
  week: [1, 2, 3, 4, 6, 8, 10, 12, 26, 52],
  month: [1, 2, 3, 4, 6, 9, 12, 18, 24, 36, 48],
  year: [1, 2, 3, 5, 7, 10, 15, 20, 25, 30, 50, 100],
  percent: [1, 2, 5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 95, 99],
};
const PORTS = [21, 22, 25, 53, 80, 110, 143, 443, 3000, 3306, 5000, 5432, 6379, 8000, 8080, 8443, 9090, 27017];
const STATUSES = [200, 201, 204, 301, 302, 304, 400, 401, 403, 404, 409, 410, 429, 500, 502, 503, 504];

/** Round numbers go up in steps like these, in every power of ten. */
const SERIES = [
  [1, 2, 5],
  [1, 2.5, 5],
];
/** Below this, people count one by one. */
const fewest = 10;

/** Values near to the one in a role that could stand in its place, none of them equal to it. */
export function neighboursOf({ quantity, kind, noun }: NumberRole): readonly number[] {
  const { value, unit } = quantity;
  const near = (() => {
    if (kind === 'year') return [-7, -5, -4, -3, -2, 2, 3, 4, 5, 7].map((years) => value + years);
    if (kind === 'code') return codesLike(value, noun);
    const usual = unit && USUAL[unit.spellings.find((spelling) => spelling in USUAL) ?? ''];
    if (usual?.includes(value)) return stepsAround(usual, value, 6);
    if (kind === 'count' && value < fewest) return [-3, -2, -1, 1, 2, 3, 4].map((more) => value + more);
    if (isPowerOfTwo(value) && value > 4) return [0.125, 0.25, 0.5, 2, 4, 8].map((factor) => value * factor);
    return (
      SERIES.find((series) => series.includes(mantissaOf(value)))?.flatMap((mantissa) => decadesOf(mantissa, value)) ??
      alike(value)
    );
  })();
  return [...new Set(near)].filter((each) => each > 0 && each !== value);
}

/** For version 1.24: minor versions around it. */
export function versionsAround(version: string): readonly string[] {
  const [major, minor] = version.split('.').map(Number) as [number, number];
  return [-6, -4, -3, -2, 2, 3, 4, 6]
    .map((step) => minor + step)
    .flatMap((each) => (each < 0 ? [] : [`${major}.${each}`]));
}

function codesLike(value: number, noun: string): readonly number[] {
  if (noun === 'port') return stepsAround(PORTS, value, 4);
  if (/^(?:http|status|response|http status|status code)/.test(noun) && STATUSES.includes(value)) {
    return STATUSES.filter((status) => Math.floor(status / 100) === Math.floor(value / 100));
  }
  return [];
}

function stepsAround(scale: readonly number[], value: number, steps: number): readonly number[] {
  const at = scale.filter((each) => each < value).length;
  return scale.slice(Math.max(0, at - steps), at + steps + 1);
}

const isPowerOfTwo = (value: number): boolean => Number.isInteger(Math.log2(value));

function decadesOf(mantissa: number, value: number): readonly number[] {
  const power = 10 ** Math.floor(Math.log10(value));
  return [power / 10, power, power * 10].map((each) => exact(mantissa * each));
}

const mantissaOf = (value: number): number => exact(value / 10 ** Math.floor(Math.log10(value)));

/** Half, twice and between, as round as the value itself: 175 gives 100, 125, 225, 350. */
function alike(value: number): readonly number[] {
  const grain = grainOf(value);
  const factors = [0.4, 0.5, 0.6, 0.75, 1.25, 1.5, 1.75, 2, 2.5];
  const rounded = factors.map((factor) => exact(Math.round((value * factor) / grain) * grain));
  return [...new Set(rounded)].filter((each) => Math.abs(each - value) >= value * 0.15);
}

/** The largest round step that the value is a multiple of: 25 for 175, 0.1 for 0.3. */
function grainOf(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const steps = [1, 0.1, 0.01, 0.001, 0.0001].flatMap((scale) =>
    [5, 2.5, 2, 1].map((step) => exact(step * scale * power)),
  );
  return steps.find((step) => step < value && Number.isInteger(exact(value / step))) ?? 1;
}

/** Without the noise of floating-point arithmetic. */
const exact = (value: number): number => Number(value.toPrecision(10));
