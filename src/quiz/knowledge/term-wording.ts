import { isEnglishWord } from '../../search/english-words.ts';
import type { Definition, Term } from '../knowledge.ts';
import { keyOfName } from './name-key.ts';
import { isPlural, pluralOf } from './noun-forms.ts';

/** A name as a choice: with a capital, unless it never has one; in the plural after `are`, where it has one. */
export function choiceNamed(term: Term, copula: Definition['copula']): string | undefined {
  const name = copula === 'is' || copula === 'means' ? term.name : pluralNameOf(term);
  return name === undefined || term.small ? name : capitalized(name);
}

function pluralNameOf({ name, proper, plural }: Term): string | undefined {
  // `ECS Managed Instances` are several, `Kubernetes` only ends like it.
  return proper && name.includes(' ') && hasPlural(name) ? name : plural;
}

function hasPlural(name: string): boolean {
  return isPlural(name.slice(name.lastIndexOf(' ') + 1).toLowerCase());
}

/** With a capital, unless it begins with code or a name that is spelt in its own way. */
export function capitalized(text: string): string {
  return /^\p{Ll}[\p{Ll}'’-]*(?:[\s,]|$)/u.test(text) ? text[0]!.toUpperCase() + text.slice(1) : text;
}

/** A question for what a definition says. */
export function questionAbout(definition: Definition): string {
  const { copula, term } = definition;
  const subject = subjectOf(definition);
  if (copula === 'means' || copula === 'mean') return `What ${copula === 'means' ? 'does' : 'do'} ${subject} mean?`;
  // A singular without article may be no sentence: "What is portafilter?"
  const isBare = copula === 'is' && !term.proper && !/^(?:an?|the)\s|`/.test(subject);
  const takesNone = term.small || UNCOUNTED.test(subject) || isSubjectIn(definition);
  return isBare && !takesNone ? `What is meant by “${subject}”?` : `What ${copula} ${subject}?`;
}

/** Endings of nouns for what is done and how things are, which take no article. */
const UNCOUNTED = /(?:ing|tion|ity|ness|ism|ance|ence|ship)$/;

/** Whether the sentence itself has the subject as it is given, which an entry of a list has not. */
function isSubjectIn({ subject, copula, sentence }: Definition): boolean {
  return sentence.text.toLowerCase().includes(`${subject.toLowerCase()} ${copula} `);
}

/** How a question names it: with its article, and by the name that it mostly has. */
function subjectOf({ subject, copula, term }: Definition): string {
  const [article = ''] = /^(?:an?|the)\s/i.exec(subject) ?? [];
  const name = subject.slice(article.length);
  if (name.includes('`') || !isNameOf(term, name)) return article.toLowerCase() + name;
  if (term.proper && article === '') return term.name;
  // "Producer is the application that …" has left its article out.
  if (article === '' && copula === 'is' && term.plural && /^an?$/.test(term.article ?? '')) {
    return `${term.article} ${spelled(name, term)}`;
  }
  // "The task definition" was mentioned before; a question speaks of any.
  const own = article.trim().toLowerCase() === 'the' && term.article ? `${term.article} ` : article.toLowerCase();
  return own + spelled(name, term);
}

/** The name in the letters that the notes mostly use, in its own number. */
function spelled(name: string, term: Term): string {
  const known = term.names.find((each) => keyOfName(each) === keyOfName(name)) ?? name;
  const form = hasPlural(name) && !hasPlural(known) && !term.proper ? pluralOf(known) : known;
  // Of a word that only begins sentences the notes do not tell whether it is a name.
  return /^\p{Lu}\p{Ll}+$/u.test(form) && isEnglishWord(form.toLowerCase()) ? form.toLowerCase() : form;
}

function isNameOf({ names }: Term, name: string): boolean {
  return names.some((each) => keyOfName(each) === keyOfName(name));
}
