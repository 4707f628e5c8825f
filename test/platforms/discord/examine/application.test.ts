import { ApplicationFlags } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { examineApplication, type KnownApplication } from '../../../../src/platforms/discord/examine/application.ts';

const application: KnownApplication = {
  ...{ id: '123456789012345678', name: 'Stevedore', flags: 0 as ApplicationFlags },
  ...{ bot_public: true, bot_require_code_grant: false },
};

function unwell(other: Partial<KnownApplication>, messageContent = false) {
  return examineApplication({ ...application, ...other }, messageContent).filter(({ state }) => state !== 'ok');
}

/** A link of its own that asks for whatever an administrator may do. */
const linkFor = (scopes: readonly string[]) =>
  ({ 0: { oauth2_install_params: { scopes, permissions: '8' } } }) as NonNullable<
    KnownApplication['integration_types_config']
  >;

describe('an application', () => {
  it('of which nothing is told but that it is there is fine', () => {
    expect(unwell({})).toEqual([]);
  });

  it('that wants a code for each server is told which switch to turn', () => {
    expect(unwell({ bot_require_code_grant: true })).toMatchObject([
      {
        check: 'Discord application',
        state: 'problem',
        remedy: expect.stringMatching(/Requires OAuth2 Code Grant\.$/),
      },
    ]);
  });

  it.each([ApplicationFlags.GatewayMessageContent, ApplicationFlags.GatewayMessageContentLimited])(
    'may have the intent, large or small: %i',
    (flags) => {
      expect(unwell({ flags }, true)).toEqual([]);
      expect(unwell({}, true)).toMatchObject([{ check: 'Discord message content', state: 'problem' }]);
    },
  );

  it.each<[readonly string[], string]>([
    [['bot'], 'applications.commands'],
    [['applications.commands'], 'bot'],
  ])('whose link asks for %j lacks %s', (scopes, lacking) => {
    expect(unwell({ integration_types_config: linkFor(scopes) })).toMatchObject([
      { check: 'Discord install link', message: expect.stringMatching(new RegExp(`asks for no ${lacking}$`)) },
    ]);
    expect(unwell({ integration_types_config: linkFor(['bot', 'applications.commands']) })).toEqual([]);
  });
});
