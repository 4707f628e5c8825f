import { type APIApplication, ApplicationFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Finding } from '../../examination.ts';
import { missing, permissionLabels } from '../directory/permissions.ts';
import { inviteLink, usedPermissions } from '../invite-link.ts';
import { portal } from '../portal.ts';

/** What Discord tells of the application that matters here. */
export type KnownApplication = Pick<
  APIApplication,
  | 'id'
  | 'name'
  | 'flags'
  | 'approximate_guild_count'
  | 'bot_public'
  | 'bot_require_code_grant'
  | 'interactions_endpoint_url'
  | 'integration_types_config'
>;

/** Whether the switches of the application stand as the settings want them. */
export function examineApplication(application: KnownApplication, messageContent: boolean): readonly Finding[] {
  return [
    examineInstalling(application),
    ...examineOwnLink(application),
    examineMessageContent(application.flags ?? 0, messageContent),
    ...examineInteractions(application.interactions_endpoint_url),
  ];
}

function examineInstalling(application: KnownApplication): Finding {
  const found = { check: 'Discord application' };
  const { id, name, bot_public: isPublic, bot_require_code_grant: wantsCode } = application;
  if (wantsCode) {
    return {
      ...{ ...found, state: 'problem', message: `${name} cannot be added to servers by its link alone` },
      remedy: `Switch it off: ${portal} → Bot → Requires OAuth2 Code Grant.`,
    };
  }
  // Of applications that were made before there was the choice, nothing is told.
  const contexts = application.integration_types_config;
  if (contexts !== undefined && !('0' in contexts)) {
    return {
      ...{ ...found, state: 'problem', message: `${name} can be added to persons, and to no server` },
      remedy: `Tick it: ${portal} → Installation → Installation Contexts → Guild Install.`,
    };
  }
  const whose = isPublic ? 'whoever may manage a server can add it' : 'its owner alone can add it to servers';
  return { ...found, state: 'ok', message: `${name} (${id}); ${whose}` };
}

/** Whether the button *Add App* of its profile asks for what the bot makes use of. Nothing where there is no such button. */
function examineOwnLink({ id, integration_types_config: contexts }: KnownApplication): readonly Finding[] {
  const params = contexts?.['0']?.oauth2_install_params;
  if (params === undefined) return [];
  const scopes = ['bot', 'applications.commands'].filter((scope) => !params.scopes.some((each) => each === scope));
  const bits = BigInt(params.permissions);
  const permissions = missing(bits, usedPermissions).map((permission) => permissionLabels[permission]);
  // Whoever is made an administrator may do all of it.
  const lacks = (bits & PermissionFlagsBits.Administrator) === 0n ? [...scopes, ...permissions] : scopes;
  if (lacks.length === 0) return [];
  return [
    {
      ...{ check: 'Discord install link', state: 'warning' },
      message: `the button Add App of its profile asks for no ${lacks.join(', ')}`,
      remedy: `Add it: ${portal} → Installation → Default Install Settings → Guild Install; or let people use this link: ${inviteLink(id)}`,
    },
  ];
}

/** Large applications have the one, small ones the other. */
const messageContentFlags = ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;

function examineMessageContent(flags: number, wanted: boolean): Finding {
  const check = 'Discord message content';
  const isOn = (flags & messageContentFlags) !== 0;
  const where = `${portal} → Bot → Privileged Gateway Intents → Message Content Intent`;
  if (wanted && !isOn) {
    return {
      ...{ check, state: 'problem' },
      message: 'DISCORD_MESSAGE_CONTENT is true and the intent is off, so Discord ends every connection (4014)',
      remedy: `Switch it on: ${where}; or take DISCORD_MESSAGE_CONTENT away.`,
    };
  }
  if (isOn && !wanted) {
    return {
      ...{ check, state: 'warning', message: 'the intent is on and not used' },
      remedy: `Set DISCORD_MESSAGE_CONTENT=true, and what follows up in a thread needs no mention; or switch it off: ${where}.`,
    };
  }
  return {
    ...{ check, state: 'ok' },
    message: isOn
      ? 'the intent is on, so what follows up in a thread needs no mention'
      : 'the intent is off, so what follows up in a thread needs a mention or a reply',
  };
}

function examineInteractions(url: string | null | undefined): readonly Finding[] {
  if (!url) return [];
  return [
    {
      ...{ check: 'Discord interactions', state: 'problem' },
      message: 'Discord sends commands and presses to an address of the web, so they never arrive here',
      remedy: `Empty it: ${portal} → General Information → Interactions Endpoint URL, then Save Changes.`,
    },
  ];
}
