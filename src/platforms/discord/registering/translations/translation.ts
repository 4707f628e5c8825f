/** What Discord shows of the commands in another language. Their names stay: people tell one another what to type. */
export interface Translation {
  /** Descriptions by the command's name, each at most 100 characters. */
  readonly commands: Readonly<Record<string, string>>;
  /** Descriptions by the names of command and option (`ask question`), each at most 100 characters. */
  readonly options: Readonly<Record<string, string>>;
  /** Description of the option that has a reply shown to all. */
  readonly public: string;
  /** What the command in the menu of a message is called, at most 32 characters. */
  readonly answerFromNotes: string;
}
