import { isPlural } from '../knowledge/noun-forms.ts';
import type { Knowledge, Term } from '../knowledge.ts';
import { plainText } from '../plain-text.ts';
import { isOrdinaryWord } from './ordinary-word.ts';
import type { Writing } from './writing.ts';

/** One of the things that are compared. */
export interface Thing {
  /** Inline Markdown, as a choice shows it: `Virtual machine`, `Fargate`, `` `RUN` ``. */
  readonly name: string;
  /** As it stands at the beginning of a clause, in small letters unless it is a proper name: `a virtual machine`. */
  readonly subject: string;
  /** Plain: all that it is called, so that a stem can be searched for it. */
  readonly names: readonly string[];
  readonly plural: boolean;
  /** Whether the name tells what is meant wherever it stands: `Fargate`, but not `service`. */
  readonly proper: boolean;
  /** What it is one of, where the notes say so. */
  readonly kind?: string;
}

/** Nouns that take no article in the singular. */
const UNCOUNTED = new Set(
  `software hardware storage memory traffic data code information work capacity compute access support time space equipment
  middleware firmware advice money food water energy heat light air music knowledge research security documentation
  http https tcp udp json yaml xml html css sql grpc rest`.split(/\s+/),
);

/**
 * @param written inline Markdown, with or without its article, as a cell or a heading has it.
 * @param writing how the notes write names: that tells a proper name from a common noun.
 */
export function thingFrom(written: string, writing: Writing, knowledge: Knowledge): Thing {
  const [, article, bare] = /^(?:(an?|the)\s+)?(.+)$/i.exec(written.trim())!;
  const plain = plainText(bare!);
  const term = termNamed(plain, knowledge);
  const code = bare!.startsWith('`');
  const large = code || isWrittenLarge(plain, writing, term);
  const counted = large
    ? !code && writing.isCountedName(plain)
    : (writing.isCounted(plain.toLowerCase()) ?? isCounted(plain));
  const plural = !code && isPluralName(plain, large);
  // A head of a table may be written large throughout: `Commercial Yeast`.
  const small = large
    ? bare!
    : lowerFirst(bare!.replace(/(?<= )\p{Lu}(?=\p{Ll}+(?: |$))/gu, (letter) => letter.toLowerCase()));
  const subject = counted && !plural ? `${indefiniteArticle(plain)} ${small}` : small;
  return {
    name: large ? bare! : upperFirst(small),
    subject: article ? `${article.toLowerCase()} ${small}` : subject,
    names: [...new Set([plain, ...(term?.names ?? [])])],
    plural,
    proper: large && !counted,
    ...(term?.kind !== undefined && { kind: term.kind }),
  };
}

/** The term that a text names and nothing besides. */
export function termNamed(plain: string, { termsIn }: Pick<Knowledge, 'termsIn'>): Term | undefined {
  const whole = termsIn(plain).find(({ start, end }) => start === 0 && end === plain.length);
  return whole?.term;
}

/** Also where names are made of others: `ECS with Fargate` is `ECS with AWS Fargate`. */
export function isSameThing(one: Thing, other: Thing, knowledge: Pick<Knowledge, 'sameThing' | 'termsIn'>): boolean {
  if (one.names.some((a) => other.names.some((b) => knowledge.sameThing(a, b)))) return true;
  return inUsualNames(one, knowledge) === inUsualNames(other, knowledge);
}

function inUsualNames({ names: [name = ''] }: Thing, { termsIn }: Pick<Knowledge, 'termsIn'>): string {
  let usual = name;
  for (const { term, start, end } of termsIn(name).toReversed())
    usual = usual.slice(0, start) + term.name + usual.slice(end);
  return usual.toLowerCase();
}

/** What all of them are, by the notes. */
export function commonKind(things: readonly Thing[]): string | undefined {
  const [kind] = things.map((thing) => thing.kind);
  return things.every((thing) => thing.kind === kind) ? kind : undefined;
}

/** Names a thing in the subject of a prompt. */
export function keyOf({ name }: Thing): string {
  return plainText(name).toLowerCase();
}

/** By sound as far as spelling tells it: `an hour`, `a user`, `an EC2 instance`, `a VM`, `an SLA`. */
export function indefiniteArticle(following: string): 'a' | 'an' {
  const word = /[\p{L}\p{N}]+/u.exec(following)?.[0] ?? '';
  if (/^(?:hour|honest|honour|honor|heir)/i.test(word)) return 'an';
  if (/^\p{Lu}[\p{Lu}\d]*s?$/u.test(word)) return /^[AEFHILMNORSX]/.test(word) ? 'an' : 'a';
  if (/^(?:8|11|18)/.test(word)) return 'an';
  if (/^(?:uni(?!n|m)|us[aei]|uti|ubi|eu|one\b|once\b)/i.test(word)) return 'a';
  return /^[aeiou]/i.test(word) ? 'an' : 'a';
}

export function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

export function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** A proper name is one thing however it ends: `Kubernetes`, `EKS Hybrid Nodes`; acronyms show their plural: `VMs`. */
function isPluralName(plain: string, large: boolean): boolean {
  const last = plain.split(/\s+/).at(-1)!;
  return /^\p{Lu}{2,}s$/u.test(last) || (!large && isPlural(last.toLowerCase()));
}

function isWrittenLarge(plain: string, writing: Writing, term: Term | undefined): boolean {
  const [first = ''] = plain.toLowerCase().split(/[\s-]/, 1);
  if (/^\p{Ll}/u.test(plain)) return isNameInSmallLetters(plain, writing);
  if (/^[^\p{L}]|^\p{L}*\p{Lu}\p{L}*\p{Lu}|^\p{Lu}\p{L}*\d/u.test(plain)) return true;
  const written = writing.isLarge(plain);
  if (written !== undefined) return written;
  if (/\s\p{Ll}/u.test(plain)) return false;
  return term?.proper ?? !isOrdinaryWord(first);
}

/** `etcd` and `kube-proxy`, not `container` or `lehr`, which an article shows to be a noun. */
function isNameInSmallLetters(plain: string, writing: Writing): boolean {
  const isNoun =
    /\s/.test(plain) || (!plain.includes('-') && isOrdinaryWord(plain)) || writing.isCounted(plain) === true;
  return !isNoun && writing.isAlwaysSmall(plain);
}

function isCounted(plain: string): boolean {
  const last = plain.split(/\s+/).at(-1)!.toLowerCase();
  return isOrdinaryWord(last) && !/(?:ing|ism|ics)$/.test(last) && !UNCOUNTED.has(last);
}
