import { App, Assistant, LogLevel } from '@slack/bolt';
import { expect, onTestFinished, test } from 'vitest';
import { errorOf, type OpenedSlack, openSlack } from './opened-slack.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const button = (text: string, action_id = 'go') => ({ type: 'button' as const, action_id, text: plain(text) });
const home = (text: string) => ({
  type: 'home' as const,
  blocks: [
    { type: 'section', text: { type: 'mrkdwn', text } },
    { type: 'actions', elements: [button('Again')] },
  ],
});
const modal = {
  type: 'modal' as const,
  title: plain('Gap'),
  submit: plain('Send'),
  blocks: [{ type: 'input', label: plain('What'), element: { type: 'plain_text_input', action_id: 'what' } }],
};

async function startApp({ slack, botToken }: OpenedSlack, register: (app: App) => void): Promise<void> {
  const app = new App({
    token: botToken,
    appToken: slack.app.appToken,
    socketMode: true,
    clientOptions: { slackApiUrl: slack.apiUrl },
    logLevel: LogLevel.ERROR,
  });
  register(app);
  await app.start();
  onTestFinished(async () => void (await app.stop()));
}

test('the home tab shows what was published for this person, and its buttons work', async () => {
  const opened = await openSlack();
  const { slack } = opened;
  await startApp(opened, (app) => {
    app.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({ user_id: event.user, view: home('*Welcome*') });
    });
    app.action('go', async ({ ack, body, client }) => {
      await ack();
      await client.views.publish({ user_id: body.user.id, view: home('again') });
    });
  });
  slack.openHome('U1');
  await slack.until(() => slack.seenBy('U1').home !== undefined);
  expect(slack.seenBy('U1').home).toMatchObject({ text: 'Welcome\n[Again]', buttons: ['Again'] });
  expect(slack.seenBy('U2').home).toBeUndefined();
  await slack.pressInHome({ user: 'U1', button: 'Again' }).settled;
  await slack.until(() => slack.seenBy('U1').home?.text.startsWith('again') === true);
});

test('views are refused for what Slack refuses them for', async () => {
  const { slack, client } = await openSlack();
  const publish = (view: object) => client.apiCall('views.publish', { user_id: 'U1', view });
  const dividers = Array.from({ length: 101 }, () => ({ type: 'divider' }));
  expect(await errorOf(publish({ type: 'home', blocks: dividers }))).toBe('invalid_arguments');
  expect(await errorOf(publish({ type: 'home', blocks: [], title: plain('x') }))).toBe('invalid_arguments');
  expect(await errorOf(publish(modal))).toBe('invalid_arguments');
  expect(await errorOf(publish({ type: 'home', blocks: [], private_metadata: 'x'.repeat(3001) }))).toBe(
    'invalid_arguments',
  );
  expect(slack.refused).toHaveLength(4);
  const { view } = await client.views.publish({ user_id: 'U1', view: home('one') });
  await client.views.publish({ user_id: 'U1', view: home('two'), hash: view?.hash ?? '' });
  const stale = client.views.publish({ user_id: 'U1', view: home('three'), hash: view?.hash ?? '' });
  expect(await errorOf(stale)).toBe('hash_conflict');
});

test('a modal opens once by a trigger that is not old, and sends what was filled in', async () => {
  let now = 1_700_000_000_000;
  const { slack, client } = await openSlack({ clock: { now: () => now } });
  const triggerOf = () => String(slack.command({ user: 'U1', channel: 'C1', text: '' }).payload.trigger_id);
  const trigger_id = triggerOf();
  await client.views.open({ trigger_id, view: modal });
  expect(slack.seenBy('U1').modals).toMatchObject([{ title: { text: 'Gap' } }]);
  expect(await errorOf(client.views.open({ trigger_id, view: modal }))).toBe('exchanged_trigger_id');
  const late = triggerOf();
  now += 3001;
  expect(await errorOf(client.views.open({ trigger_id: late, view: modal }))).toBe('expired_trigger_id');
  const { submit: _submit, ...unsendable } = modal;
  expect(await errorOf(client.views.open({ trigger_id: triggerOf(), view: unsendable }))).toBe('invalid_arguments');
  const { payload } = slack.submit({ user: 'U1', values: { b1: { what: { type: 'plain_text_input', value: 'it' } } } });
  expect(payload).toMatchObject({
    type: 'view_submission',
    view: { state: { values: { b1: { what: { value: 'it' } } } } },
  });
});

test("Bolt's Assistant greets, suggests, names the thread and says what it does", async () => {
  const opened = await openSlack();
  const { slack } = opened;
  await startApp(opened, (app) =>
    app.assistant(
      new Assistant({
        threadStarted: async ({ say, setSuggestedPrompts, saveThreadContext }) => {
          await say('Ask me');
          await saveThreadContext();
          await setSuggestedPrompts({ title: 'Try', prompts: [{ title: 'Pods', message: 'What is a pod?' }] });
        },
        userMessage: async ({ message, say, setStatus, setTitle, getThreadContext }) => {
          await setStatus('is looking…');
          await setTitle('Pods');
          const { channel_id } = await getThreadContext();
          await slack.until(() => slack.seenBy('U1').statuses.length === 1);
          await say(`${'text' in message ? message.text : ''} beside ${channel_id}`);
        },
      }),
    ),
  );
  const { thread_ts } = slack.openAssistant('U1', 'C1');
  await slack.until(() => slack.seenBy('U1').prompts.length === 1);
  const status = slack.until(() => slack.seenBy('U1').statuses[0]?.text === 'is looking…');
  const { channel } = slack.choosePrompt('U1', 'Pods');
  await status;
  await slack.until(() => slack.thread(channel, thread_ts).length === 4);
  expect(slack.thread(channel, thread_ts).map(({ text }) => text)).toEqual([
    'Pods',
    'Ask me',
    'What is a pod?',
    'What is a pod? beside C1',
  ]);
  expect(slack.seenBy('U1').titles).toEqual({ [thread_ts]: 'Pods' });
  expect(slack.seenBy('U1').statuses).toEqual([]);
});

test('an assistant suggests four prompts at most, in a thread that is there', async () => {
  const { slack, client } = await openSlack();
  const { channel: channel_id, thread_ts } = slack.openAssistant('U1');
  const prompts = (count: number) => Array.from({ length: count }, (_, index) => ({ title: `${index}`, message: 'm' }));
  const { threads } = client.assistant;
  await threads.setSuggestedPrompts({ channel_id, thread_ts, prompts: prompts(4) });
  expect(await errorOf(threads.setSuggestedPrompts({ channel_id, thread_ts, prompts: prompts(5) }))).toBe(
    'invalid_arguments',
  );
  expect(await errorOf(threads.setStatus({ channel_id, thread_ts: '1.000001', status: 's' }))).toBe(
    'invalid_thread_ts',
  );
});

test('apps with an agent_view are told what one looks at', async () => {
  const { slack } = await openSlack();
  const context = { entities: [{ type: 'slack#/types/channel_id', value: 'C1', team_id: 'T1' }] };
  expect(slack.openHome('U1', 'messages', 'C1')?.payload.event).toMatchObject({ tab: 'messages', context });
  expect(slack.changeAppContext('U1')?.payload.event).toMatchObject({ type: 'app_context_changed', context: {} });
  expect(slack.tell('U1', 'this', { beside: 'C1' }).deliveries[0]?.payload.event).toMatchObject({
    app_context: context,
  });
});

test('the app hears when it is added, removed and uninstalled', async () => {
  const { slack, bot } = await openSlack();
  slack.invite('C2', 'U1');
  slack.kick('C2', 'U1');
  slack.uninstall('T1');
  expect(slack.deliveries.log.map(({ payload }) => payload.event)).toMatchObject([
    { type: 'message', subtype: 'channel_join', user: bot },
    { type: 'member_joined_channel', user: bot, channel: 'C2', inviter: 'U1' },
    { type: 'channel_left', channel: 'C2' },
    { type: 'app_uninstalled' },
    { type: 'tokens_revoked', tokens: { bot: [bot] } },
  ]);
});
