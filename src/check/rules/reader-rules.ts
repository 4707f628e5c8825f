import type { Rule } from '../rule.ts';

/** What is found on the way to the vault: the rule only has a name for it, by which it can be switched off. */
const found = (code: string, summary: string): Rule => ({
  code,
  summary,
  look: ({ problems }) => problems.filter((problem) => problem.code === code),
});

/** What the reader of the notes, the reader of authors' quiz prompts, and that of `check.yaml` find. */
export const readerRules: readonly Rule[] = [
  found('unreadable', 'a file cannot be read'),
  found('unreadable-folder', 'a folder cannot be listed'),
  found('broken-link', 'a symbolic link leads to nothing'),
  found('link-loop', 'a symbolic link leads back to itself'),
  found('link-leaves-corpus', 'a symbolic link leads out of the folder'),
  found('too-large', 'a file is larger than 2 MB'),
  found('too-deep', 'quotes or lists are nested more than 50 deep'),
  found('unparseable', 'a file cannot be parsed'),
  found('binary-file', 'a file is no text'),
  found('zero-bytes', 'a file holds zero bytes'),
  found('not-utf-8', 'a file is not valid UTF-8'),
  found('front-matter-invalid', 'the front matter does not parse'),
  found('asked-section', '`asked` names a section that is not there'),
  found('synonyms-invalid', 'synonyms.yaml is not as it should be'),
  found('quiz-yaml', 'quiz prompts do not parse'),
  found('quiz-prompt', 'a quiz prompt cannot be used'),
  found('quiz-section', 'a quiz prompt names a section that is not there'),
  found('quiz-alone', 'a note holds quiz prompts and nothing else'),
  found('check-settings', 'check.yaml is not as it should be'),
];
