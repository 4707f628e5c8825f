import { HTTPException } from 'hono/http-exception';

/** What a form of the page says. */
export interface Form {
  readonly text: string;
  readonly tab: string;
  readonly event?: string;
  /** Of the form that begins a quiz; '' for everything. */
  readonly topic?: string;
  readonly count?: string;
}

/** Beyond what a question may have, which the chat tells; nobody writes so much into the box. */
const longestText = 12_000;
const longestTopic = 200;

const tabShape = /^[a-z0-9]{8,32}$/;

/** @throws HTTPException (400) with a line for whoever made the request by hand. */
export async function readForm(request: Request): Promise<Form> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) {
    throw badRequest('Send it as a form: content-type application/x-www-form-urlencoded.');
  }
  const fields = new URLSearchParams(await request.text());
  const event = fields.get('event') ?? undefined;
  if (event !== undefined && !tabShape.test(event)) throw badRequest('event must be 8 to 32 of a-z and 0-9.');
  const text = readText(`${fields.get('before') ?? ''}${fields.get('text') ?? ''}`);
  const [topic, count] = [fields.get('chip') ?? fields.get('topic'), fields.get('count')];
  if (topic !== null && topic.length > longestTopic) throw badRequest('The topic is too long.');
  return {
    ...{ text, tab: readTab(fields.get('tab')) },
    ...(event !== undefined && { event }),
    ...(topic !== null && { topic: topic.trim() }),
    ...(count !== null && { count: count.trim() }),
  };
}

export function readTab(tab: string | null | undefined): string {
  if (tab === null || tab === undefined || !tabShape.test(tab)) throw badRequest('tab must be 8 to 32 of a-z and 0-9.');
  return tab;
}

/** A lone half of a character is nothing that a database takes. */
export function readText(text: string): string {
  if (text.length > longestText) throw badRequest('That is too long. Please ask in fewer words.');
  return text.replace(/\p{Surrogate}|\u0000/gu, '').trim();
}

const badRequest = (message: string): HTTPException => new HTTPException(400, { message });
