import { distinctionsIn } from '../../../src/quiz/contrasts/find-distinctions.ts';
import { upperFirst } from '../../../src/quiz/contrasts/thing.ts';
import { knowledgeOf } from '../knowledge/coffee-notes.ts';

/** What notes tell apart, each as `Question? Thing / others`. */
export function toldApart(markdown: string): readonly string[] {
  const knowledge = knowledgeOf({ 'note.md': markdown });
  return knowledge.sections.flatMap((section) =>
    distinctionsIn(section, knowledge).map(({ thing, others, claim, which, place }) => {
      const question = claim.ask(which);
      const names = [thing, ...others].map(({ name }) => name);
      return `${upperFirst(place === undefined ? question : `${place}, ${question}`)} ${names.join(' / ')}`;
    }),
  );
}
