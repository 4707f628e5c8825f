import type { Sentence } from '../../corpus/note.ts';
import { addTo } from '../knowledge/multi-map.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Section } from '../section.ts';

/** A code span, or a word in capitals, as the notes have it somewhere. */
export interface WrittenCode {
  /** With back-ticks, where it has some. */
  readonly written: string;
  readonly shape: string;
  readonly section: Section;
  readonly sentence: Sentence;
}

const longestCode = 25;
/** Short code spans and signal-like words of the notes, each list in their order. */
export interface WrittenCodes {
  ofShape(shape: string): readonly WrittenCode[];
  written(code: string): readonly WrittenCode[];
}

const remembered = new WeakMap<Knowledge, WrittenCodes>();

export function writtenCode(knowledge: Knowledge): WrittenCodes {
  let found = remembered.get(knowledge);
  if (!found) {
    const byShape = new Map<string, WrittenCode[]>();
    const byText = new Map<string, WrittenCode[]>();
    for (const section of knowledge.sections) {
      for (const { kind, sentences } of section.blocks) {
        for (const code of kind === 'code' ? [] : sentences.flatMap((sentence) => codeIn(sentence, section))) {
          addTo(byShape, code.shape, code);
          addTo(byText, code.written, code);
        }
      }
    }
    found = { ofShape: (shape) => byShape.get(shape) ?? [], written: (text) => byText.get(text) ?? [] };
    remembered.set(knowledge, found);
  }
  return found;
}

function codeIn(sentence: Sentence, section: Section): readonly WrittenCode[] {
  const written = sentence.markdown.match(/`[^`\n]+`|(?<![\p{L}\p{N}-])\p{Lu}{4,}(?![\p{L}\p{N}-])/gu) ?? [];
  return written.flatMap((each) => {
    const shape = shapeOf(each);
    return shape === undefined ? [] : [{ written: each, shape, section, sentence }];
  });
}

/**
 * What makes two pieces of code alike: options, names in camel case, files, errors, commands of one program. Words in
 * capitals are alike when they begin alike (SIGTERM, SIGKILL). Nothing for what is long or has parts of many kinds.
 */
export function shapeOf(written: string): string | undefined {
  const code = written.replace(/^`|`$/g, '');
  if (code.length > longestCode || /[=<>{}$*"'|…]/.test(code)) return undefined;
  if (!written.startsWith('`')) return /^\p{Lu}{4,}$/u.test(code) ? `capitals ${code.slice(0, 3)}` : undefined;
  if (/^-{1,2}[\p{L}\d]/u.test(code))
    return /\s/.test(code) ? undefined : code.startsWith('--') ? 'option' : 'short option';
  if (/\s/.test(code)) return /^\p{Ll}+(?: [\p{Ll}-]+){1,2}$/u.test(code) ? `command ${code.split(' ')[0]}` : undefined;
  if (/(?:Error|Exception)$/.test(code)) return 'error';
  if (/^\p{Ll}[\p{Ll}\d-]*$/u.test(code)) return 'word';
  if (/^\p{Lu}[\p{Lu}\d_]+$/u.test(code)) return 'capitals';
  if (/^\p{Ll}+(?:\p{Lu}\p{Ll}+)+$/u.test(code)) return 'camel case';
  if (/^\p{Lu}\p{Ll}+(?:\p{Lu}\p{Ll}*)*$/u.test(code)) return 'capitalised';
  return undefined;
}
