/** A unit of measure. Values of one dimension compare after multiplication with their factors. */
export interface Unit {
  readonly dimension: string;
  /** In the base unit of the dimension, such as seconds or bytes. */
  readonly factor: number;
  /** How it may be written, words in the singular. The first is what it is known by. */
  readonly spellings: readonly string[];
}

/** Dimension, then for each unit its factor and its spellings, `_` for a space. Words also have a plural. */
const TABLE: Readonly<Record<string, readonly (readonly [number, string])[]>> = {
  time: [
    [1e-9, 'ns nanosecond'],
    [1e-6, 'µs us microsecond'],
    [1e-3, 'ms msec millisecond'],
    [1, 's sec second'],
    [60, 'min minute'],
    [3600, 'h hr hour'],
    [86_400, 'd day'],
    [604_800, 'wk week'],
  ],
  // A month has no fixed number of days.
  calendar: [
    [1, 'month'],
    [12, 'yr year'],
    [120, 'decade'],
    [1200, 'century'],
  ],
  data: [
    [1, 'B byte'],
    [1e3, 'kB KB kilobyte'],
    [1e6, 'MB megabyte'],
    [1e9, 'GB gigabyte'],
    [1e12, 'TB terabyte'],
    [1e15, 'PB petabyte'],
    [2 ** 10, 'KiB Ki kibibyte'],
    [2 ** 20, 'MiB Mi mebibyte'],
    [2 ** 30, 'GiB Gi gibibyte'],
    [2 ** 40, 'TiB Ti tebibyte'],
    [2 ** 50, 'PiB Pi pebibyte'],
  ],
  rate: [
    [1e3, 'kbps kbit/s'],
    [1e6, 'Mbps Mbit/s'],
    [1e9, 'Gbps Gbit/s'],
  ],
  share: [[1, '% percent']],
  dollars: [[1, '$ USD dollar']],
  euros: [[1, '€ EUR euro']],
  frequency: [
    [1, 'Hz hertz'],
    [1e3, 'kHz kilohertz'],
    [1e6, 'MHz megahertz'],
    [1e9, 'GHz gigahertz'],
  ],
  length: [
    [1e-9, 'nm nanometer nanometre'],
    [1e-6, 'µm micrometer micrometre micron'],
    [1e-3, 'mm millimeter millimetre'],
    [1e-2, 'cm centimeter centimetre'],
    [1, 'm meter metre'],
    [1e3, 'km kilometer kilometre'],
    [0.0254, 'inch'],
    [0.3048, 'ft foot feet'],
    [1609.344, 'mile'],
  ],
  mass: [
    [1e-6, 'mg milligram'],
    [1e-3, 'g gram'],
    [1, 'kg kilogram kilo'],
    [1000, 't ton tonne'],
    [0.45359237, 'lb pound'],
    [0.028349523, 'oz ounce'],
  ],
  volume: [
    [1e-3, 'ml mL milliliter millilitre'],
    [1e-2, 'cl centiliter centilitre'],
    [1e-1, 'dl deciliter decilitre'],
    [1, 'l L liter litre'],
  ],
  celsius: [[1, '°C degrees_Celsius degrees_C']],
  fahrenheit: [[1, '°F degrees_Fahrenheit degrees_F']],
  kelvin: [[1, 'kelvin']],
  angle: [[1, '° degree']],
  speed: [
    [1, 'km/h kph'],
    [1.609344, 'mph'],
    [3.6, 'm/s'],
  ],
  energy: [
    [1, 'J joule'],
    [1e3, 'kJ kilojoule'],
    [4184, 'kcal kilocalorie'],
    [3.6e6, 'kWh'],
  ],
  power: [
    [1, 'W watt'],
    [1e3, 'kW kilowatt'],
    [1e6, 'MW megawatt'],
  ],
  voltage: [
    [1e-3, 'mV millivolt'],
    [1, 'V volt'],
    [1e3, 'kV kilovolt'],
  ],
  pressure: [
    [1e2, 'hPa'],
    [1e3, 'kPa'],
    [1e5, 'bar'],
  ],
};

const units: readonly Unit[] = Object.entries(TABLE).flatMap(([dimension, rows]) =>
  rows.map(([factor, spellings]) => ({
    dimension,
    factor,
    spellings: spellings.split(' ').map((spelling) => spelling.replace('_', ' ')),
  })),
);

const bySpelling = new Map(
  units.flatMap((unit) =>
    unit.spellings.flatMap((word) => [word, ...plurals(word)].map((each) => [each, unit] as const)),
  ),
);
/** People type units in any case; where that makes two of one (`m`, `M`), the notes' own spelling is tried first. */
const byFoldedSpelling = new Map([...bySpelling].reverse().map(([word, unit]) => [word.toLowerCase(), unit]));

/** As it is written, any case, singular or plural. */
export function unitOf(spelling: string): Unit | undefined {
  return bySpelling.get(spelling) ?? byFoldedSpelling.get(spelling.toLowerCase());
}

/** Source of a pattern for a unit after a number, longest spellings first, for use with the flag `u`. Not for prices. */
export const unitPattern: string = [...bySpelling.keys()]
  .filter((spelling) => !/[$€]/.test(spelling))
  .sort((a, b) => b.length - a.length)
  .map((spelling) => spelling.replace(/[/$]/g, '\\$&'))
  .join('|');

/** Whether a spelling of a unit is a word (`hours`), which has a singular and a plural, and no symbol (`GB`). */
export function isUnitWord(spelling: string): boolean {
  return /^\p{Ll}{3,}$/u.test(spelling);
}

function plurals(word: string): readonly string[] {
  if (!/^\p{Ll}{2,}$/u.test(word) || word === 'percent' || word === 'hertz') return [];
  if (word === 'century') return ['centuries'];
  return word === 'inch' ? ['inches'] : [`${word}s`];
}
