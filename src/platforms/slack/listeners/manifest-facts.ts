import { listeners } from './register-listeners.ts';

const all = <T>(lists: readonly (readonly T[])[]): readonly T[] => [...new Set(lists.flat())];

/** What the listeners need of the app's manifest: deploy/slack-manifest.yaml must hold all of it. */
export const manifestFacts = {
  botEvents: all(listeners.map(({ needs }) => needs.botEvents)),
  scopes: all(listeners.map(({ needs }) => needs.scopes)),
  shortcuts: all(listeners.map(({ needs }) => needs.shortcuts ?? [])),
};
