/** Who the bot is in Discord. */
export interface Identity {
  readonly applicationId: string;
  /** Of the bot, as people mention it. */
  readonly userId: string;
}
