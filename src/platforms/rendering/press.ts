/** A press of a button for a choice, as a person would have written it. */
export interface Press {
  /** `Choice.text` */
  readonly text: string;
  /** `Request.conversation` */
  readonly conversation: string;
}
