import { editDistance } from '../../search/edit-distance.ts';

/** What people call a time zone and is none, or is one without summer time; what they are likely to mean. */
const abbreviations: Readonly<Record<string, readonly string[]>> = {
  CET: ['Europe/Berlin', 'Europe/Paris', 'Europe/Madrid'],
  CEST: ['Europe/Berlin', 'Europe/Paris', 'Europe/Madrid'],
  EET: ['Europe/Athens', 'Europe/Helsinki'],
  EEST: ['Europe/Athens', 'Europe/Helsinki'],
  WET: ['Europe/Lisbon'],
  BST: ['Europe/London'],
  IST: ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem'],
  JST: ['Asia/Tokyo'],
  AEST: ['Australia/Sydney', 'Australia/Brisbane'],
  AEDT: ['Australia/Sydney'],
  ET: ['America/New_York'],
  EST: ['America/New_York'],
  EDT: ['America/New_York'],
  CST: ['America/Chicago', 'Asia/Shanghai'],
  CDT: ['America/Chicago'],
  MST: ['America/Denver', 'America/Phoenix'],
  MDT: ['America/Denver'],
  PT: ['America/Los_Angeles'],
  PST: ['America/Los_Angeles'],
  PDT: ['America/Los_Angeles'],
};

/** More edits than this are another word: one in four letters, at most 2. */
function mostEdits(word: string): number {
  return Math.min(2, Math.floor(word.length / 4));
}

/** Whether this runtime knows a zone; offsets (`+02:00`) and abbreviations (`EST`) have no summer time and are none. */
export function isTimeZone(name: string): boolean {
  return (name === 'UTC' || name.includes('/')) && isKnown(name);
}

/**
 * The zone that somebody means, spelled as it should be: `europe/berlin`, `utc`, and with `asCity` also `New York` where only
 * one zone is called so.
 */
export function findZone(written: string, { asCity = false } = {}): string | undefined {
  const name = plain(written);
  if (/^(?:utc|gmt)$/i.test(name)) return 'UTC';
  if (name.includes('/')) return isKnown(name) ? spelled(name) : undefined;
  if (!asCity) return undefined;
  const found = regions()
    .map((region) => `${region}/${name}`)
    .filter(isKnown);
  return found.length === 1 ? spelled(found[0]!) : undefined;
}

/** Zones that somebody may have meant by what is none, the most likely first, at most 3. */
export function nearZones(written: string): readonly string[] {
  const name = plain(written).toLowerCase();
  const meant = abbreviations[written];
  if (meant !== undefined) return meant;
  const near = Intl.supportedValuesOf('timeZone').map((zone) => {
    const whole = zone.toLowerCase();
    return { zone, edits: editDistance(name, name.includes('/') ? whole : cityOf(whole)) };
  });
  const sameCity = near.filter(({ zone }) => cityOf(zone.toLowerCase()) === cityOf(name));
  const close = near.filter(({ edits }) => edits > 0 && edits <= mostEdits(name)).sort((a, b) => a.edits - b.edits);
  return [...new Set([...sameCity, ...close].map(({ zone }) => zone))].slice(0, 3);
}

/** Whether a word that is no zone was meant as one: `Europe/Frankfurt`, `Eurpe/Berlin`, `EST`, `UTC+2`, but not `CI/CD`. */
export function isMeantAsZone(word: string): boolean {
  if (word in abbreviations || /^(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?$/i.test(word)) return true;
  const [region = ''] = word.split('/');
  if (!word.includes('/')) return false;
  return regions().some((known) => known.toLowerCase() === region.toLowerCase()) || nearZones(word).length > 0;
}

/** Asking takes long, and the settings of every place are checked again and again. */
const known = new Set<string>();

function isKnown(name: string): boolean {
  try {
    if (!known.has(name)) new Intl.DateTimeFormat('en', { timeZone: name });
    known.add(name);
    return true;
  } catch {
    return false;
  }
}

/** As the list of zones has it; a former or later name (Asia/Kathmandu), which it lacks, with capitals. */
function spelled(name: string): string {
  const listed = Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase() === name.toLowerCase());
  if (listed !== undefined) return listed;
  return /[A-Z]/.test(name) ? name : name.replace(/(?<![a-z])[a-z]/g, (letter) => letter.toUpperCase());
}

function regions(): readonly string[] {
  return [...new Set(Intl.supportedValuesOf('timeZone').map((zone) => zone.replace(/\/.*/, '')))];
}

/** `São Paulo` is `Sao_Paulo` in the names of zones. */
function plain(written: string): string {
  return written.normalize('NFD').replace(/\p{M}/gu, '').trim().replace(/\s+/g, '_');
}

function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1);
}
