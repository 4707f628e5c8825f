import { expect, test } from 'vitest';
import { openSlack } from './opened-slack.ts';

const button = (text: string, parts: object = {}) => ({ type: 'button', text: { type: 'plain_text', text }, ...parts });
const actions = (...elements: object[]) => [{ type: 'actions', block_id: 'row', elements }];

test('what people type is escaped but for mentions and links', async () => {
  const { slack, bot } = await openSlack();
  const { deliveries } = slack.say({
    channel: 'C1',
    user: 'U1',
    text: `<@${bot}> is 1 < 2 & <https://k8s.io|this> so?`,
  });
  expect(deliveries[0]?.payload.event).toMatchObject({
    text: `<@${bot}> is 1 &lt; 2 &amp; <https://k8s.io|this> so?`,
    blocks: [
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'user', user_id: bot },
              { type: 'text', text: ' is 1 < 2 & ' },
              { type: 'link', url: 'https://k8s.io', text: 'this' },
              { type: 'text', text: ' so?' },
            ],
          },
        ],
      },
    ],
  });
  expect(slack.transcript('C1')[0]?.text).toBe('@stevedore is 1 < 2 & this (https://k8s.io) so?');
});

test('whose attention a message calls is written down once', async () => {
  const { slack, client } = await openSlack({}, { usergroups: [{ id: 'S1', handle: 'crew', members: ['U2'] }] });
  await client.chat.postMessage({ channel: 'C1', text: '<@U1> <!subteam^S1> <@U1>' });
  await client.chat.postMessage({ channel: 'C1', text: '<!here>' });
  const called = slack.notifications.map(({ user, reason }) => `${user} ${reason}`);
  expect(called).toEqual(['U1 mention', 'U2 usergroup', 'U1 here', 'U2 here']);
});

test('literal text in rich text, and the fallback of blocks, call nobody', async () => {
  const { slack, client } = await openSlack();
  const text = '<!channel> <@U1>';
  const rich = { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] };
  await client.apiCall('chat.postMessage', { channel: 'C1', text, blocks: [rich] });
  await client.chat.postMessage({ channel: 'C1', text: '&lt;!channel&gt; &lt;@U1&gt;' });
  expect(slack.notifications).toEqual([]);
  expect(slack.transcript('C1').map((line) => line.text)).toEqual([text, text]);
});

test('a press tells what was pressed, and where', async () => {
  const { slack, client } = await openSlack();
  const blocks = actions(button('Yes', { action_id: 'y', value: '1' }), button('No', { action_id: 'n' }));
  await client.apiCall('chat.postMessage', { channel: 'C1', text: 'sure?', blocks });
  const ts = slack.transcript('C1')[0]?.ts;
  const { payload } = slack.press({ user: 'U2', channel: 'C1', button: /^Y/ });
  expect(payload).toMatchObject({
    type: 'block_actions',
    user: { id: 'U2', username: 'ben' },
    container: { type: 'message', message_ts: ts, channel_id: 'C1', is_ephemeral: false },
    message: { ts, text: 'sure?', blocks: [{ block_id: 'row' }] },
    actions: [{ type: 'button', action_id: 'y', block_id: 'row', value: '1', text: { text: 'Yes' } }],
  });
  expect(() => slack.press({ user: 'U2', channel: 'C1', button: 'Maybe' })).toThrow('there is: Yes, No');
});

test('options of menus, feedback buttons and accessories are pressed by their labels', async () => {
  const { slack, client } = await openSlack();
  const option = (text: string) => ({ text: { type: 'plain_text', text }, value: text.toLowerCase() });
  const side = (text: string) => ({ text: { type: 'plain_text', text }, value: text });
  const blocks = [
    {
      type: 'section',
      text: { type: 'mrkdwn', text: 's' },
      accessory: { type: 'overflow', action_id: 'more', options: [option('Why')] },
    },
    {
      type: 'context_actions',
      elements: [
        { type: 'feedback_buttons', action_id: 'rate', positive_button: side('Good'), negative_button: side('Bad') },
      ],
    },
  ];
  await client.apiCall('chat.postMessage', { channel: 'C1', text: 't', blocks });
  expect(slack.transcript('C1')[0]?.buttons).toEqual(['Why', 'Good', 'Bad']);
  const press = (label: string) => slack.press({ user: 'U1', channel: 'C1', button: label }).payload.actions;
  expect(press('Why')).toMatchObject([{ type: 'overflow', action_id: 'more', selected_option: { value: 'why' } }]);
  expect(press('Bad')).toMatchObject([{ type: 'feedback_buttons', action_id: 'rate', value: 'Bad' }]);
});

test('a shortcut hands on the message, also in a thread', async () => {
  const { slack } = await openSlack();
  const root = slack.say({ channel: 'C1', user: 'U1', text: 'root' }).ts;
  const { ts } = slack.say({ channel: 'C1', user: 'U2', text: 'why?', thread_ts: root });
  const { payload } = slack.messageShortcut({ user: 'U1', channel: 'C1', ts, callbackId: 'answer' });
  expect(payload).toMatchObject({
    type: 'message_action',
    callback_id: 'answer',
    message_ts: ts,
    message: { text: 'why?', user: 'U2', thread_ts: root },
    channel: { id: 'C1', name: 'ops' },
  });
});

test('names of private conversations are not told', async () => {
  const { slack } = await openSlack();
  const command = (channel: string) => slack.command({ user: 'U1', channel, text: '' }).payload.channel_name;
  expect(command('C1')).toBe('ops');
  expect(command('G1')).toBe('privategroup');
  expect(command(slack.directMessage('U1'))).toBe('directmessage');
});

test('what cannot happen in Slack is a mistake in the test', async () => {
  const { slack } = await openSlack({ app: { commands: ['/stevedore'], shortcuts: [] } });
  expect(() => slack.say({ channel: 'G1', user: 'U2', text: 'x' })).toThrow('U2 is not in G1');
  expect(() => slack.command({ user: 'U1', channel: 'C1', text: '', command: '/other' })).toThrow('no valid command');
  slack.reinstall('T1', ['chat:write']);
  expect(() => slack.command({ user: 'U1', channel: 'C1', text: '' })).toThrow('no scope');
});
