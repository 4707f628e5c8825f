/** What an operator sets for Slack, checked. */
export interface SlackSettings {
  /** `xoxb-…` of the one workspace; absent where workspaces install the app themselves (`oauth`). */
  readonly botToken?: string;
  readonly transport:
    | { readonly kind: 'socket' /** `xapp-…` */; readonly appToken: string }
    | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number };
  /** Only with the transport `http`. */
  readonly oauth?: { readonly clientId: string; readonly clientSecret: string; readonly stateSecret: string };
  /** Root of the Web API, ending in a slash. */
  readonly apiUrl: string;
  /** With its slash: `/stevedore`. */
  readonly command: string;
  /** Ids of people who may do what workspace admins may. */
  readonly admins: readonly string[];
  /** Who sees the reply to a slash command. */
  readonly commandReplies: 'asker' | 'everyone';
}
