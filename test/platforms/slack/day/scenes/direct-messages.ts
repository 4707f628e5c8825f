import { someQuestion } from '../../../day/questions.ts';
import type { Scene } from '../day.ts';

/** Questions in direct messages, one after the other or all at once. */
export const directMessages: Scene = async (day) => {
  const { slack, ledger, chance, town, size } = day;
  for (let count = 0; count < 5 * size; count += 1) {
    const user = day.someoneIn({ members: town.people });
    const channel = slack.directMessage(user);
    for (let more = true; more; more = chance.random() < 0.3) {
      const { text, says } = someQuestion(day);
      slack.tell(user, text);
      ledger.expect({ what: `direct message of ${user}: ${text}`, channel, says });
    }
    await day.beat();
  }
};

/** Beside a channel, with suggested questions: an app with an agent_view. */
export const agentView: Scene = async (day) => {
  const { slack, ledger, town, size } = day;
  for (let count = 0; count < 2 * size; count += 1) {
    const user = day.someoneIn({ members: town.people });
    const channel = slack.directMessage(user);
    const opened = slack.openHome(user, 'messages', day.someChannel().id);
    await opened?.settled;
    const { text, says } = someQuestion(day);
    const { ts } = slack.tell(user, text, { beside: day.someChannel().id });
    const asked = ledger.expect({ what: `beside a channel, ${user}: ${text}`, channel, says });
    await day.said(asked);
    const next = someQuestion(day);
    slack.tell(user, next.text, { thread_ts: ts });
    const what = `in a thread of direct messages, ${user}: ${next.text}`;
    ledger.expect({ what, channel, below: ts, says: next.says });
    await day.beat();
  }
};

/** The pane of an app with an assistant_view: a greeting, and a thread for each time that it is opened. */
export const assistantPane: Scene = async (day) => {
  const { slack, ledger, town, size } = day;
  for (let count = 0; count < 2 * size; count += 1) {
    const user = day.someoneIn({ members: town.people });
    const { channel, thread_ts: thread, delivery } = slack.openAssistant(user, day.someChannel().id);
    // An app that does not subscribe to it knows nothing of panes.
    if (delivery !== undefined) {
      const greeting = ledger.expect({
        what: `greeting of ${user}`,
        channel,
        below: thread,
        says: /^Hello! Ask me a question/,
      });
      await day.said(greeting);
    }
    const { text, says } = someQuestion(day);
    slack.tell(user, text, { thread_ts: thread });
    await day.said(ledger.expect({ what: `in the pane, ${user}: ${text}`, channel, below: thread, says }));
    const next = someQuestion(day);
    slack.changeContext(user, thread, day.someChannel().id);
    slack.tell(user, next.text, { thread_ts: thread });
    ledger.expect({ what: `in the pane again, ${user}: ${next.text}`, channel, below: thread, says: next.says });
  }
};
