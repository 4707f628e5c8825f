/** 1-based line on which the character at an offset stands. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split(/\r\n|\n|\r/).length;
