import { inlineMarkdownOf } from '../knowledge/inline-markdown.ts';
import type { Section } from '../section.ts';
import { readCommand } from './command-line.ts';
import { predicateOf } from './effect-phrase.ts';
import { effectOf, type KeyedFact } from './keyed-fact.ts';

/** Before the next command of a sentence: `` `docker run` starts one, and `docker exec` … ``. */
const CLAUSES =
  /(?:;|,)\s+(?:(?:and|while|whereas|but)\s+)?(?=`)|\s+(?:and|while|whereas|but)\s+(?=`[^`]+` \p{Ll}+s\b)/u;
const CLAUSE = /^`([^`]+)` (\p{Ll}+)( .+)$/su;

/** From sentences about a command: `` `docker ps` lists running containers. `` */
export function factsInSentences(section: Section, isCommand: (code: string) => boolean): readonly KeyedFact[] {
  return section.blocks.flatMap((block) => {
    if (block.kind !== 'paragraph') return [];
    return block.sentences.flatMap((sentence) =>
      sentence.text.endsWith('?') || !sentence.markdown.includes('`')
        ? []
        : inlineMarkdownOf(sentence)
            .split(CLAUSES)
            .flatMap((clause): KeyedFact[] => {
              const [, code = '', verb = '', rest = ''] = CLAUSE.exec(clause.trim()) ?? [];
              const command = isCommand(code) ? readCommand(code) : undefined;
              const does = command && predicateOf(`${verb}${rest}`);
              if (command === undefined || does?.written !== 'third') return [];
              const { markdown: explanation, startLine, endLine } = sentence;
              return [
                {
                  ...{ key: `\`${code}\``, command, kind: 'command', section, explanation },
                  ...effectOf(does),
                  ...{ group: `${section.id}|text`, lines: { startLine, endLine } },
                },
              ];
            }),
    );
  });
}
