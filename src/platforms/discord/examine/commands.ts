import type { CommandListing } from '../../../chat/request.ts';
import type { Finding } from '../../examination.ts';
import type { Probe } from './probe.ts';

export async function examineCommands(
  _probe: Probe,
  _applicationId: string,
  _devGuildId: string | undefined,
  _commands: readonly CommandListing[],
): Promise<readonly Finding[]> {
  return [];
}
