import type { Finding } from '../check/finding.ts';
import { ownQuestions } from '../check/own-questions.ts';
import type { Vault } from '../check/vault.ts';

/** What there is of something in a folder of notes. */
export type Count = readonly [name: string, count: number];

/** @param withPrompts whether quiz prompts count, which take long to make. */
export async function checkCounts(vault: Vault, withPrompts: boolean): Promise<readonly Count[]> {
  const { notes, synonyms } = vault.corpus;
  const chunks = notes.flatMap((note) => note.chunks);
  const sentences = chunks.flatMap((chunk) => chunk.blocks.flatMap((block) => block.sentences));
  const words = sentences.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  const questions = ownQuestions(vault);
  return [
    ['notes', notes.length],
    ['sections', chunks.filter(({ part }) => part === 0).length],
    ['sentences', sentences.length],
    ['words', words],
    ['different tags', new Set(notes.flatMap((note) => note.tags)).size],
    ['links between notes', notes.reduce((sum, note) => sum + note.links.length, 0)],
    ['images and embeds left out', notes.reduce((sum, note) => sum + note.attachments.length, 0)],
    ['notes with a date of verification', notes.filter((note) => note.verified !== undefined).length],
    ['questions given by authors', questions.length],
    ['of them find their own note first', questions.filter(({ own }) => own).length],
    ...(withPrompts
      ? ([
          ['quiz prompts', (await vault.prompts.all()).length],
          ['sections without a quiz prompt', (await vault.prompts.barren()).length],
        ] as const)
      : []),
    ['groups in synonyms.yaml', synonyms.length],
  ];
}

export function countBySeverity(findings: readonly Finding[]): Readonly<Record<Finding['severity'], number>> {
  const count = (severity: Finding['severity']): number => findings.filter((each) => each.severity === severity).length;
  return { error: count('error'), warning: count('warning'), note: count('note') };
}
