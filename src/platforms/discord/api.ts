/** Discord's REST API v10, each call once: whoever knows what a second try does decides whether to try again. */
export interface Api {
  /**
   * Waits as long as Discord's rate limits ask for, unless the signal is aborted before.
   * @param route as discord.js's `Routes` makes them: `/channels/1/messages`.
   * @returns the body of the reply; nothing for 204.
   * @throws what `failureOf` (discord-failure.ts) reads, or the reason of the signal.
   */
  call(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    route: `/${string}`,
    options?: CallOptions,
  ): Promise<unknown>;
}

export interface CallOptions {
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly signal?: AbortSignal;
  /** The address holds the credential itself, as those of interactions do, and no bot token is sent. */
  readonly withoutToken?: boolean;
}
