import type { Command } from '../command.ts';
import { ask } from './ask.ts';
import { help } from './help.ts';
import { sources } from './sources.ts';
import { why } from './why.ts';

/** Every command, in the order in which help lists them. */
export const commands: readonly Command[] = [ask, why, sources, help];
