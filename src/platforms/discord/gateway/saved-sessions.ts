import { createHash } from 'node:crypto';

/** What another process needs to go on with the session of a shard. */
export interface SavedSession {
  readonly shard: number;
  readonly sessionId: string;
  readonly resumeUrl: string;
  /** That of the last event before which everything is dealt with. */
  readonly sequence: number;
}

/** The sessions of one process. */
export interface SavedSessions {
  /** As `sessionKind` gives it. */
  readonly kind: string;
  readonly sessions: readonly SavedSession[];
}

/** What a session was begun with and stays with: sessions of another kind are of no use. Does not give the token away. */
export function sessionKind(begunWith: { token: string; intents: number; shardCount: number }): string {
  const { token, intents, shardCount } = begunWith;
  return createHash('sha256').update(`gateway session\n${token}\n${intents}\n${shardCount}`).digest('hex').slice(0, 32);
}

export function writeSessions({ kind, sessions }: SavedSessions): string {
  return `${JSON.stringify({ version, kind, sessions })}\n`;
}

/** Nothing for what is damaged, or of another version. */
export function readSessions(text: string): SavedSessions | undefined {
  const saved = parsed(text);
  if (!isRecord(saved) || saved.version !== version) return undefined;
  const { kind, sessions } = saved;
  if (typeof kind !== 'string' || !Array.isArray(sessions) || !sessions.every(isSession)) return undefined;
  return { kind, sessions };
}

const version = 1;

function isSession(value: unknown): value is SavedSession {
  return (
    isRecord(value) &&
    isCount(value.shard) &&
    isCount(value.sequence) &&
    typeof value.sessionId === 'string' &&
    value.sessionId !== '' &&
    typeof value.resumeUrl === 'string' &&
    isGatewayUrl(value.resumeUrl)
  );
}

/** Whether a WebSocket can be opened there. */
export function isGatewayUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hash } = new URL(text);
  return (protocol === 'wss:' || protocol === 'ws:') && hash === '';
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
