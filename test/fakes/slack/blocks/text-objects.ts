import { z } from 'zod';

/** Characters as JavaScript counts them, which is never fewer than Slack does. */
export const plainText = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(max), emoji: z.boolean().optional() });

const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: z.string().min(1).max(max), verbatim: z.boolean().optional() });

export const anyText = (max: number) => z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);

/** block_id and action_id. */
export const id = z.string().min(1).max(255);

export const webAddress = z.string().min(1).max(3000);

export const colour = z.enum(['primary', 'danger']);

export const confirm = z.strictObject({
  title: plainText(100).optional(),
  text: anyText(300),
  confirm: plainText(30).optional(),
  deny: plainText(30).optional(),
  style: colour.optional(),
});

/** The SDK's types say 75 characters for a value, the documentation 150: the lower one. */
const optionFields = { value: z.string().min(1).max(75), description: plainText(75).optional() };

export const plainOption = z.strictObject({ text: plainText(75), ...optionFields });

/** In radio buttons and checkboxes. */
export const formattedOption = z.strictObject({
  text: anyText(75),
  value: optionFields.value,
  description: anyText(75).optional(),
});

export const overflowOption = z.strictObject({ ...plainOption.shape, url: webAddress.optional() });

export const slackFile = z.union([z.strictObject({ id: z.string() }), z.strictObject({ url: z.string() })]);
