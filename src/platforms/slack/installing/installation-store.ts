import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import { GoneError } from '../../../chat/chat.ts';
import type { Vault } from '../../platform.ts';
import type { Origin } from '../workspaces.ts';

/** The id of the installation that something belongs to: of the organisation where the app was installed for all of it. */
export function installationId({ teamId, enterpriseId, isEnterpriseInstall }: Origin): string | undefined {
  return isEnterpriseInstall === true && enterpriseId !== undefined ? enterpriseId : teamId;
}

/**
 * Installations as JSON in the vault, by names such as `slack/T0123456`.
 * @param onStored told of the id of each that was added or renewed
 */
export function createInstallationStore(vault: Vault, onStored: (id: string) => void): Required<InstallationStore> {
  return {
    async storeInstallation(installation) {
      const id = installation.isEnterpriseInstall === true ? installation.enterprise?.id : installation.team?.id;
      if (id === undefined) throw new Error('an installation of the Slack app names no workspace');
      await vault.put(nameOf(id), JSON.stringify(installation));
      onStored(id);
    },
    async fetchInstallation(query) {
      const id = idOf(query);
      const installation = await vault.get(nameOf(id));
      if (installation === undefined) throw new GoneError(`the Slack app is not installed in ${id} (any more)`);
      return JSON.parse(installation) as Installation;
    },
    deleteInstallation: (query) => vault.delete(nameOf(idOf(query))),
  };
}

const nameOf = (id: string) => `slack/${id}`;

function idOf(query: InstallationQuery<boolean>): string {
  const id = installationId(query);
  if (id === undefined) throw new GoneError('Slack does not say which workspace something comes from');
  return id;
}
