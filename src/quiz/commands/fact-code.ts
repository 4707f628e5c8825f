import type { CodeBlock } from '../../corpus/note.ts';
import { inlineMarkdownOf } from '../knowledge/inline-markdown.ts';
import type { Section } from '../section.ts';
import { readCommand, shellCommands } from './command-line.ts';
import { type Predicate, predicateOf } from './effect-phrase.ts';
import { effectOf, type KeyedFact } from './keyed-fact.ts';

const LONGEST_COMMAND = 110;

/** What the sentence above a single command says that it does. */
const CAPTIONS: readonly RegExp[] = [
  /^(?:use|run|try|type|enter|issue|execute) (?:this|the following|these) (?:commands?|lines?)(?: below)? to (.+):$/i,
  /^(?:this|the following|the next) command (.+):$/i,
  /^(.+?) (?:with|using|by running|by) (?:this|the following) (?:command|line)(?: below)?:$/i,
  /^to (.+?)(?:, (?:use|run|type|enter|issue|execute|you).*)?:$/i,
  /^(.+):$/,
];

/** From commands with a comment beside or above them, and from blocks of one command with a caption. */
export function factsInCode(section: Section): readonly KeyedFact[] {
  return section.blocks.flatMap((block, at) =>
    block.kind === 'code' ? factsOfBlock(block, section, `${section.id}|code ${at}`) : [],
  );
}

function factsOfBlock(block: CodeBlock, section: Section, group: string): KeyedFact[] {
  const commands = shellCommands(block.language, block.code);
  const caption = block.caption && captionEffect(inlineMarkdownOf(block.caption));
  return commands.flatMap(({ code, comment }) => {
    const does = comment === undefined ? (commands.length === 1 ? caption : undefined) : predicateOf(comment);
    const command = readCommand(code, true);
    if (does === undefined || command === undefined || code.length > LONGEST_COMMAND || /`|\\$/.test(code)) return [];
    const isCaption = comment === undefined && block.caption !== undefined;
    return [
      {
        ...{ key: `\`${code}\``, command, kind: 'command', group, section },
        ...effectOf(does),
        explanation: isCaption
          ? `${block.caption.markdown}\n\n${block.sentences[0]!.markdown}`
          : block.sentences[0]!.markdown,
        lines: { startLine: isCaption ? block.caption.startLine : block.startLine, endLine: block.endLine },
      },
    ];
  });
}

function captionEffect(caption: string): Predicate | undefined {
  for (const pattern of CAPTIONS) {
    const said = pattern.exec(caption)?.[1];
    if (said !== undefined) return predicateOf(said);
  }
  return undefined;
}
