import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { onTestFinished } from 'vitest';
import { commandListings } from '../../../src/chat/command-listings.ts';
import { commands } from '../../../src/chat/commands/index.ts';
import type { LogFields, Logger } from '../../../src/logger.ts';
import { createDiscordPlatform } from '../../../src/platforms/discord/discord-platform.ts';
import { type DiscordRuntime, standardRuntime } from '../../../src/platforms/discord/discord-runtime.ts';
import type { DiscordSettings } from '../../../src/platforms/discord/discord-settings.ts';
import { standardGatewayPace } from '../../../src/platforms/discord/gateway/gateway-pace.ts';
import { standardPace } from '../../../src/platforms/discord/sending/pace.ts';
import type { Platform, PlatformHost } from '../../../src/platforms/platform.ts';
import type { FakeDiscord, FakeDiscordOptions } from '../../fakes/discord/fake-discord.ts';
import type { GuildParts } from '../../fakes/discord/new-guild.ts';
import { openDiscord } from '../../fakes/discord/opened-discord.ts';

/** Waits as short as a test can afford, where the standard ones are for people and networks. */
const quickRuntime: DiscordRuntime = {
  ...standardRuntime,
  pace: { ...standardPace, timeoutMs: 1_000, attempts: 4, retryMs: 10, editMs: 30 },
  gatewayPace: {
    ...standardGatewayPace,
    ...{ handshakeMs: 1_000, helloMs: 1_000, readyMs: 1_000, retryMs: 10, longestRetryMs: 100 },
  },
};

export interface RoomOptions {
  readonly discord?: FakeDiscordOptions;
  readonly guild?: GuildParts;
  readonly settings?: Partial<DiscordSettings>;
  readonly runtime?: Partial<DiscordRuntime>;
  readonly host?: Partial<PlatformHost>;
}

interface LogLine {
  readonly level: keyof Logger;
  readonly message: string;
  readonly fields: LogFields;
}

export interface DiscordRoom {
  readonly discord: FakeDiscord;
  readonly platform: Platform;
  readonly settings: DiscordSettings;
  readonly logged: readonly LogLine[];
  /** `<@…>` of the bot. */
  readonly mention: string;
}

/** The guild of `openDiscord`, and the platform, which is stopped at the end of the test. */
export async function openRoom(options: RoomOptions = {}): Promise<DiscordRoom> {
  const { discord } = await openDiscord({ heartbeatIntervalMs: 500, ...options.discord }, options.guild);
  const settings: DiscordSettings = {
    ...{ token: discord.token, messageContent: false, shards: 'auto', apiUrl: discord.apiUrl },
    ...options.settings,
  };
  const dataDir = mkdtempSync(join(tmpdir(), 'stevedore-discord-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  const logged: LogLine[] = [];
  const host = { ...createHost(logged, dataDir), ...options.host };
  const platform = createDiscordPlatform(host, settings, { ...quickRuntime, ...options.runtime });
  onTestFinished(() => platform.stop());
  return { discord, platform, settings, logged, mention: `<@${discord.bot.id}>` };
}

function createHost(logged: LogLine[], dataDir: string): PlatformHost {
  const write =
    (level: keyof Logger) =>
    (message: string, fields: LogFields = {}) => {
      logged.push({ level, message, fields });
    };
  return {
    logger: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
    commands: commandListings(commands),
    dataDir,
    input: new PassThrough(),
    output: new PassThrough(),
    ...{ colour: false, hyperlinks: false, holdsSecret: () => false, greeting: '', ended() {} },
  };
}
