/** Kept in place of a question that looks like it holds a credential. */
export const withheldQuestion = '(withheld: it looks like it holds a credential)';

export const isWithheld = (question: string): boolean => question === withheldQuestion;
