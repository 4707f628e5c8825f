/** everyone: all who can read the place. asker: only the person who asked. */
export type Visibility = 'everyone' | 'asker';

/** A command with its options filled in, by a platform that knows commands itself (slash commands). */
export interface CommandCall {
  readonly name: string;
  readonly options: CommandOptions;
}

/** A command as a platform registers it. */
export interface CommandListing {
  /** Lower case, one word. */
  readonly name: string;
  /** At most 100 characters. */
  readonly summary: string;
  /** The required ones first. */
  readonly options: readonly OptionListing[];
  /** Whether people may want its reply to be seen by all. */
  readonly forAll: boolean;
  /** Whether it changes what holds for the whole place, and is for admins. */
  readonly forAdmins: boolean;
}

interface OptionListing {
  /** Lower case, one word. */
  readonly name: string;
  /** At most 100 characters. */
  readonly summary: string;
  readonly required: boolean;
  /** Whether `Chat.complete` has suggestions for it. */
  readonly completes: boolean;
}

/** Values by option name; an option that was not given is absent. */
export type CommandOptions = Readonly<Record<string, string>>;

/**
 * What a person asks of the bot, in the same shape from every platform. Plain data: it is written to disk as JSON while it
 * waits for its reply.
 */
export interface Request {
  /** Name of the platform that it came through. */
  readonly platform: string;
  /** Where it was said, in the platform's own spelling; `Platform.post` takes it back. */
  readonly place: string;
  /** Requests with the same id follow one another: a thread, a direct message, a console session. */
  readonly conversation: string;
  /** Who asked, in the platform's own spelling. */
  readonly person: string;
  /** Whether others read and answer in the same conversation. */
  readonly shared: boolean;
  /**
   * Whether it was said to the bot: by a mention, a command, a press, or where nobody else reads. False for what was merely
   * said in a conversation that the bot may have a part in.
   */
  readonly addressed: boolean;
  /** What was written, without the mention of the bot. Not looked at where `call` is set. */
  readonly text: string;
  readonly call?: CommandCall;
  /** `asker` when the person wants the reply for themselves. */
  readonly visibility?: Visibility;
}
