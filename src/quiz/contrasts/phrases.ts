import { isPlural } from '../knowledge/noun-forms.ts';
import { isAdjective, nounPhraseOf } from '../knowledge/noun-phrase.ts';
import { plainText } from '../plain-text.ts';
import { indefiniteArticle } from './thing.ts';

const DETERMINED = /^(?:an?|the|your|every|each|any|one|two|three|several|many|most|some|all|\d)\b/i;
const UNCOUNTED_HEAD =
  /(?:ing|ment|ness|ity|ware|age|ance|ence|ism|ics)$|^(?:data|work|access|code|traffic|memory|information|support|load|space|time|logic|text)$/;

/** `a, b, c` → `a, b and c`; nothing changes where the last is joined already. */
export function joined(list: string, by: 'and' | 'or' = 'and'): string {
  const comma = list.lastIndexOf(', ');
  const last = list.slice(comma + 2);
  if (comma < 0 || /\s(?:and|or|but)\s/.test(list) || CLAUSE.test(last)) return list;
  return `${list.slice(0, comma)} ${by} ${last}`;
}

/** What follows a comma without being one more of a list. */
const CLAUSE =
  /^(?:and|or|but|such as|for example|where|when|which|who|if|unless|so|with|without|in|on|at|by|per|from|only|once|not|also|including|like|usually|often|mostly)\b/;

/**
 * A noun phrase as it stands in a sentence: cells leave articles out. `size of the cluster` → `the size of the cluster`,
 * `key-value store that …` → `a key-value store that …`. Nothing where it is no noun phrase, or none that can be mended.
 */
export function nounPhraseInSentence(phrase: string): string | undefined {
  if (DETERMINED.test(phrase) || phrase.startsWith('`')) return phrase;
  const found = nounPhraseOf(plainText(phrase));
  if (!found) return undefined;
  if (found.plural || /^\p{Lu}/u.test(found.head)) return phrase;
  const rest = plainText(phrase).slice(found.end);
  if (/^ of (?:the|an?|each|every|your)\b/.test(rest)) return `the ${phrase}`;
  if (UNCOUNTED_HEAD.test(found.head)) return phrase;
  return /^ (?:of|that|which|with|for|on|in|from|run|made|built)\b/.test(rest)
    ? `${indefiniteArticle(phrase)} ${phrase}`
    : undefined;
}

/** Nouns in a row, as `GPUs, special hardware`, that need no article. */
export function bareNouns(list: string): string | undefined {
  const parts = list.split(/,\s+|\s+(?:and|or)\s+/);
  const bare = parts.every((part) => {
    const last = plainText(part).split(/\s+/).at(-1)!;
    return (
      isPlural(/^\p{Lu}\p{Ll}+$/u.test(last) ? last.toLowerCase() : last) ||
      UNCOUNTED_HEAD.test(last) ||
      UNCOUNTED_LAST.test(last)
    );
  });
  return bare ? joined(list) : undefined;
}

const UNCOUNTED_LAST = /^(?:hardware|software|storage|[A-Z]{2,}\d*|compute|wood|water|oil)$/;

/** What something can be: `low`, `built in`, `shared with the host`, `$0.10 per cluster and hour`, `2 GB`. */
export function isQuality(value: string): boolean {
  const [first = ''] = value.split(/[\s,]+/, 1);
  if (/^[$€£~≈<>]?\d/.test(first)) return true;
  if (QUALITIES.test(value)) return true;
  if (
    /^(?:\p{Ll}{2,}ed|built|made|run|kept|written|held|given|shared|hidden|sold|bought|grown|shown)(?:\s|,|$)/u.test(
      first,
    )
  ) {
    return /^\S+$|^\S+ (?:in|by|with|from|to|on|at|per|for|through|into|between|once|out|off)\b/.test(value);
  }
  return !/\s/.test(value) && /^\p{Ll}+$/u.test(value) && isAdjective(value);
}

const QUALITIES =
  /^(?:(?:very|rather|fairly|quite|more|less|much|usually|often|always|mostly|relatively) )?(?:low|high|small|large|big|fast|slow|cheap|expensive|easy|hard|simple|complex|short|long|strong|weak|good|bad|poor|free|open|closed|full|limited|automatic|manual|optional|fixed|variable|dynamic|static|public|private|lower|higher|smaller|larger|bigger|faster|slower|cheaper|easier|harder|simpler|shorter|longer|stronger|weaker|better|worse|soft|dry|wet|warm|cold|hot|thick|thin|light|heavy|dark|sweet|bitter|sour|mild|deep|shallow|wide|narrow|steady|gentle)(?=$|,| (?:and|or|but|unless|if|when|at|in|for|to|on|with|than|enough|by|from)\b)/i;
