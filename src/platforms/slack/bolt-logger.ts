import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from '../../logger.ts';

/**
 * The logger that the SDK writes to. Its debug lines hold whole messages and are dropped; all else is stripped of tokens and of
 * addresses that are as good as tokens.
 * @param loudest what the SDK calls an error or a warning goes out at most so loud. The supervisor of the sockets tells of
 * failures itself, and knows which of them matter.
 */
export function createBoltLogger(logger: Logger, loudest: 'debug' | 'error'): SlackLogger {
  const write =
    (level: 'debug' | 'warn' | 'error') =>
    (...parts: readonly unknown[]) => {
      logger[loudest === 'debug' ? 'debug' : level](`slack sdk: ${parts.map(inWords).join(' ')}`);
    };
  return {
    debug() {},
    info: write('debug'),
    warn: write('warn'),
    error: write('error'),
    setLevel() {},
    getLevel: () => LogLevel.INFO,
    setName() {},
  };
}

/** Objects are left out but for errors: they may hold what people wrote. */
function inWords(part: unknown): string {
  if (part instanceof Error) return withoutSecrets('code' in part ? `${part.message} (${part.code})` : part.message);
  return typeof part === 'object' ? '…' : withoutSecrets(String(part));
}

/** Also without what follows the host in an address: response URLs and tickets for sockets are credentials. */
function withoutSecrets(text: string): string {
  return text
    .replace(/\bx(?:ox[a-z]|app)[\w.%-]*-[\w.%-]+/g, 'x…')
    .replace(/\b((?:https?|wss?):\/\/[^\s/?#"'<>]+)[^\s"'<>)]*/g, '$1/…');
}
