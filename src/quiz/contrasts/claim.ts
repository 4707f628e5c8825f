import { indefiniteArticle, type Thing, upperFirst } from './thing.ts';
import { bareVerbPhrase, leadingVerb } from './verbs.ts';

/** Something that is said of one of several things, put as a question for it and as a statement about it. */
export interface Claim {
  /** What it says, without the thing: searched for leaks. Inline Markdown. */
  readonly content: string;
  /**
   * Of what else it is surely wrong: of whatever it is set against, or of what has another value in the same respect. Absent
   * where it may hold of others too.
   */
  readonly excludes?: 'all' | 'other values';
  /** @param which `which of these`, `which launch type`. @returns a whole question, in small letters at the start. */
  ask(which: string): string;
  /**
   * Said of a thing, in small letters at the start, without full stop. Nothing where that makes no good sentence.
   * @param other what it is set against.
   */
  say(thing: Thing, other: Thing): string | undefined;
}

/** Of the things themselves: `runs on a hypervisor`. */
export function does(predicate: string): Claim {
  return {
    content: predicate,
    ask: (which) => `${which} ${predicate}?`,
    say: (thing) => withSubject(thing, predicate),
  };
}

/** Of one thing, while another, as the notes have it, is or does not: `supports GPUs`. */
export function doesAlone(predicate: string): Claim {
  return { ...does(predicate), excludes: 'all' };
}

/** More than the other: `is cheaper`, said as `is cheaper than …`. */
export function doesMore(predicate: string, condition = ''): Claim {
  return {
    content: predicate + condition,
    excludes: 'all',
    ask: (which) => `${which} ${predicate}${condition}?`,
    say(thing, other) {
      const said = withSubject(thing, predicate);
      return said === undefined ? undefined : `${said} than ${other.subject}${condition}`;
    },
  };
}

/** What holds with a thing: `do` `you` `pay for machines`, said as `you pay for machines`. */
export function holdsWith(auxiliary: string, subject: string, rest: string, said: string): Claim {
  return {
    content: `${subject} ${rest}`,
    ask: (which) => `with ${which} ${auxiliary} ${subject} ${rest}?`,
    say: (thing) => `with ${thing.subject}, ${said}`,
  };
}

/** A property with its value: `the learning effort` is `low`. */
export function hasValue(property: string, value: string): Claim {
  return {
    content: `${property} ${value}`,
    excludes: 'other values',
    ask: (which) => `for ${which} is ${property} ${value}?`,
    say: (thing) => `for ${thing.subject}, ${property} is ${value}`,
  };
}

/** A property with a number: `price` of `$400`, perhaps where it holds: `2 GB in Oslo`. */
export function hasNumber(property: string, value: string): Claim {
  const [, number = value, place] = /^(.+) (in \p{Lu}\S*)$/u.exec(value) ?? [];
  return {
    ...hasValue(`the ${property}`, value),
    ask(which) {
      const question = `${which} has ${indefiniteArticle(property)} ${property} of ${number}?`;
      return place === undefined ? question : `${place}, ${question}`;
    },
  };
}

/** A property and what it is, by its name: `the unit that runs` is `a pod`. */
export function hasNamed(property: string, name: string): Claim {
  return {
    content: `${property} ${name}`,
    excludes: 'other values',
    ask: (which) => `for ${which} is ${name} ${property}?`,
    say: (thing) => `for ${thing.subject}, ${property} is ${name}`,
  };
}

/** A case in which one thing is the better choice: `your team knows Kubernetes`. */
export function fitsCase(written: string): Claim {
  // `if …, or if …` would be one `if` too many for a statement of its own.
  const situation = written.replace(/, (or|and) (?:if|when|where) /g, ', $1 ');
  return {
    content: situation,
    excludes: 'all',
    ask: (which) => `${situation}. ${upperFirst(which)} is the best choice?`,
    say(thing, other) {
      const is = thing.plural ? 'are' : 'is';
      return `if ${situation}, ${thing.subject} ${is} a better choice than ${other.subject}`;
    },
  };
}

/** What one thing is for: `batch jobs`. */
export function isUsedFor(purpose: string): Claim {
  const use = /^(?:in|on|at|during|within|inside|under|with)\s/.test(purpose) ? purpose : `for ${purpose}`;
  return {
    content: purpose,
    ask: (which) => `${which} would you use ${use}?`,
    say: (thing) => `you would use ${thing.subject} ${use}`,
  };
}

/** Things that are of one kind: `KVM and Xen`. */
export function hasExamples(examples: string): Claim {
  return {
    content: examples,
    ask: (which) => `of ${which} are ${examples} examples?`,
    say: (thing) => `${examples} are examples of ${thing.subject}`,
  };
}

/** The predicate in the number of its subject; nothing where its verbs cannot be brought to it. */
function withSubject({ subject, plural }: Thing, predicate: string): string | undefined {
  const number = leadingVerb(predicate);
  if (number === 'either' || (number === 'plural') === plural) return `${subject} ${predicate}`;
  const bare = plural ? bareVerbPhrase(predicate) : undefined;
  return bare === undefined ? undefined : `${subject} ${bare}`;
}
