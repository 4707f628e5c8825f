import type { Finding } from '../finding.ts';
import type { Rule } from '../rule.ts';

/** What leans on a sentence before it; `it` of "It is possible to …" and the page that speaks of itself lean on nothing. */
const leans =
  /^(?:(?:it|they|he|she|them)(?:['’](?:s|re|ll|d|ve))?(?=[\s,])|(?:its|their|his|her|such)\s|(?:this|these|that|those)\b(?![\s-]+(?:who|which|whose|said)\b)|both(?!\s+[^,.;]*?\band\b)\s|(?:in|with|for|by|because of|at|on) (?:this|that|these|those)\s(?!(?:who|which|whose)\b)|the (?:former|latter)\b)/i;

const expletive =
  /^it(?:['’]s|\s+(?:is|was|can be|may be|might be|takes?|depends|makes sense|seems|turns out|helps|pays|goes without|should be noted|must be noted))(?:\s+(?:not|also|often|usually|generally|always|very|quite|only|strongly|highly|even|\w+ly))*(?:\s+(?:a|an|the)\s+\w+(?:\s+\w+)?)?(?:\s+(?:possible|impossible|important|recommended|advisable|best|better|common|easy|easier|hard|harder|difficult|necessary|essential|good|bad|worth|useful|helpful|crucial|vital|critical|safe|safer|clear|likely|unlikely|true|tempting|wise|fine|enough|up|time|practice|idea|ok|okay|simple|great|normal|required|assumed|expected|known|said|considered|noted|suggested|advised)\b|\s+(?:on|to|that|whether|if|how)\b|\s+\d)/i;

const itself =
  /^(?:(?:in|for|with|throughout) )?(?:this|these|that) (?:\w+[\s-]){0,2}?(?:pages?|parts?|sections?|guide|note|document|docs?|documentation|articles?|topics?|tutorials?|chapters?|repository|repo|project|workshop|lab|module|roadmap|changelog|file|directory|folder|cheat ?sheet|faq|lesson|exercise|glossary|walkthrough)\b/i;

/** The first sentence of a section is the one that is quoted most. */
export const pronounStart: Rule = {
  code: 'pronoun-start',
  summary: 'the first sentence of a section begins with It, They, This, …: quoted alone it says nothing',
  look: ({ corpus }) =>
    corpus.notes.flatMap(({ path, chunks }) =>
      chunks.flatMap(({ part, blocks, headings }): Finding[] => {
        const block = blocks[0];
        const sentence = block?.sentences[0];
        if (part !== 0 || block?.kind !== 'paragraph' || block.quote || !sentence) return [];
        const found = leans.exec(sentence.text);
        if (!found || expletive.test(sentence.text) || itself.test(sentence.text)) return [];
        const section = headings.at(-1);
        return [
          {
            severity: 'warning',
            code: 'pronoun-start',
            path,
            line: sentence.startLine,
            message: `${section === undefined ? 'the note' : `"${section}"`} begins with "${found[0].trim()}", which says nothing when it is quoted alone`,
            remedy: `Name what is meant: "${beginningOf(sentence.text)}"`,
          },
        ];
      }),
    ),
};

const beginningOf = (text: string): string =>
  text.length <= 60 ? text : `${text.slice(0, 60).replace(/\s\S*$/, '')} …`;
