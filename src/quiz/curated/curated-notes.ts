import type { Note, NoteHead, Problem, QuizBlock } from '../../corpus/note.ts';
import { sectionsOf } from '../section.ts';
import { namedSection } from './curated-place.ts';
import { type CuratedPrompt, readCuratedPrompt } from './curated-prompt.ts';
import { readQuizYaml } from './quiz-yaml.ts';

/** A prompt with the section that its block stands in; without one it comes from front matter. */
export interface PlacedPrompt extends CuratedPrompt {
  readonly anchor?: string;
}

interface CuratedNote {
  readonly prompts: readonly PlacedPrompt[];
  readonly problems: readonly Problem[];
}

const read = new WeakMap<NoteHead, CuratedNote>();

/** The prompts that the author of a note wrote. Read once for a note. */
export function curatedPrompts(note: NoteHead): readonly PlacedPrompt[] {
  return curatedNote(note).prompts;
}

/** What keeps prompts that authors wrote from being asked, or from being asked where they belong. */
export function curatedProblems(notes: readonly Note[]): readonly Problem[] {
  return notes.flatMap((note) => {
    const { prompts, problems } = curatedNote(note);
    if (prompts.length === 0) return problems;
    const sections = sectionsOf(note);
    if (sections.length === 0) {
      const remedy = 'Write down what they ask about.';
      return [
        ...problems,
        warning(note, 'quiz-alone', prompts[0]!.line, 'a note of prompts alone has no text that explains them', remedy),
      ];
    }
    const lost = prompts.flatMap(({ section, line }) =>
      section === undefined || namedSection(section, sections)
        ? []
        : warning(
            note,
            'quiz-section',
            line,
            `a prompt names the section "${section}", which is not in this note`,
            'Write the heading as it stands in the note. Meanwhile it goes with the section that it fits best.',
          ),
    );
    return [...problems, ...lost];
  });
}

function curatedNote(note: NoteHead): CuratedNote {
  const known = read.get(note);
  if (known) return known;
  const blocks = (note.quizBlocks ?? []).map((block) => readBlock(block, note));
  const made = {
    prompts: blocks.flatMap(({ prompts }) => prompts),
    problems: blocks.flatMap(({ problems }) => problems),
  };
  read.set(note, made);
  return made;
}

function readBlock(block: QuizBlock, note: NoteHead): CuratedNote {
  const { entries, error } = readQuizYaml(block);
  if (error) {
    const remedy = 'Mend the YAML, for example by putting texts with `: ` or a back-tick at their start in quotes.';
    return {
      prompts: [],
      problems: [warning(note, 'quiz-yaml', error.line, `quiz prompts do not parse: ${error.message}`, remedy)],
    };
  }
  const prompts: PlacedPrompt[] = [];
  const problems: Problem[] = [];
  for (const entry of entries) {
    const result = readCuratedPrompt(entry);
    if ('prompt' in result)
      prompts.push({ ...result.prompt, ...(block.anchor !== undefined && { anchor: block.anchor }) });
    else
      problems.push(
        warning(note, 'quiz-prompt', entry.line, `a quiz prompt cannot be used: ${result.fault}`, result.remedy),
      );
  }
  return { prompts, problems };
}

const warning = ({ path }: NoteHead, code: string, line: number, message: string, remedy: string): Problem => ({
  ...{ severity: 'warning', code, path, line, message, remedy },
});
