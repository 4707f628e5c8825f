import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { z } from 'zod';
import type { Finding, TextEdit } from '../finding.ts';
import { textListKeys } from '../front-matter-keys.ts';
import type { FrontMatterEntry, FrontMatterYaml } from '../front-matter-yaml.ts';
import type { Rule } from '../rule.ts';

const text = z.union([z.string(), z.number(), z.boolean(), z.date()], { error: 'a text' });
const texts = z.union([text, z.array(text.nullable())], { error: 'a text or a list of texts' });

/** What front matter may say; keys that the product does not read may hold anything, and what is empty is not there. */
const shape = z.looseObject({
  title: text.nullish(),
  verified: text.nullish(),
  ...Object.fromEntries(textListKeys.map((key) => [key, texts.nullish()])),
});

/** `what is X: the short form` is a key and a value for YAML, and the list is lost with it. */
export const frontMatterType: Rule = {
  code: 'front-matter-type',
  summary: 'a key of the front matter holds something else than it should, and is ignored',
  look: ({ corpus, frontMatter, text: textOf }) =>
    corpus.notes.flatMap(({ path }): Finding[] => {
      const yaml = frontMatter(path);
      if (!yaml) return [];
      const { error } = shape.safeParse(Object.fromEntries(yaml.entries.map(({ key, value }) => [key, value])));
      return (error?.issues ?? []).flatMap((issue): Finding[] => {
        const entry = yaml.entries.find(({ key }) => key === issue.path[0]);
        if (!entry) return [];
        const bad = wrongItem(entry);
        const fix = bad ? quoted(bad, yaml, textOf(path)) : undefined;
        return [
          {
            severity: 'warning',
            code: 'front-matter-type',
            path,
            line: bad ? yaml.lineOf(bad) : entry.line,
            message: `front matter: ${bad ? 'an entry of ' : ''}\`${entry.key}\` is not ${bad ? 'a text' : issue.message}; \`${entry.key}\` is ignored`,
            remedy: fix
              ? 'Put it in quotes: with a colon and a space in it, YAML takes it for a key and its value.'
              : `Write ${issue.message}.`,
            ...(fix && { fix }),
          },
        ];
      });
    }),
};

/** The first item of a list that is no text. */
function wrongItem({ node }: FrontMatterEntry): Node | undefined {
  return isSeq<Node>(node) ? node.items.find((item) => !isScalar(item)) : undefined;
}

/** The item in quotes, where it is one line of `words: words` and nothing else. */
function quoted(item: Node, { rangeOf }: FrontMatterYaml, file: string): readonly TextEdit[] | undefined {
  if (!isMap(item) || item.flow || item.items.length !== 1) return undefined;
  const [start, until] = rangeOf(item);
  const written = file.slice(start, until).trimEnd();
  if (/[\r\n"'#\\[\]{}]/.test(written)) return undefined;
  return [{ start, end: start + written.length, text: `"${written}"` }];
}
