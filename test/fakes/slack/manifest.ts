import { isObject, type Json, objectsOf, textOf } from '../json.ts';
import type { AppSettings } from './state/world.ts';

/** What a manifest says about an app, in the form in which a fake Slack takes it. */
export interface ManifestFacts {
  /** For `FakeSlackOptions.app`. */
  readonly app: Pick<
    AppSettings,
    'name' | 'events' | 'commands' | 'shortcuts' | 'interactivity' | 'messagesTab' | 'homeTab'
  >;
  /** For `WorkspaceParts.scopes`. */
  readonly scopes: readonly string[];
}

/** Reads a manifest that was parsed from YAML or JSON, so that the app hears of no more than it says there. */
export function readManifest(manifest: unknown): ManifestFacts {
  const features = at(manifest, 'features');
  const settings = at(manifest, 'settings');
  const home = at(features, 'app_home');
  const named = (things: unknown, field: string) => objectsOf(things).flatMap((thing) => textOf(thing[field]) ?? []);
  return {
    app: {
      name: textOf(at(manifest, 'display_information').name) ?? 'App',
      events: texts(at(settings, 'event_subscriptions').bot_events),
      commands: named(features.slash_commands, 'command'),
      shortcuts: named(features.shortcuts, 'callback_id'),
      interactivity: at(settings, 'interactivity').is_enabled === true,
      messagesTab: home.messages_tab_enabled === true,
      homeTab: home.home_tab_enabled === true,
    },
    scopes: texts(at(at(manifest, 'oauth_config'), 'scopes').bot),
  };
}

function at(value: unknown, key: string): Json {
  const found = isObject(value) ? value[key] : undefined;
  return isObject(found) ? found : {};
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
