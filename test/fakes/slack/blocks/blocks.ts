import { z } from 'zod';
import { accessory, contextAction, contextElement, input, interactive } from './elements.ts';
import { richText } from './rich-text.ts';
import { anyText, id, plainText, slackFile, webAddress } from './text-objects.ts';

const named = { block_id: id.optional() };

const section = z
  .strictObject({
    type: z.literal('section'),
    ...named,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine(({ text, fields }) => text !== undefined || fields !== undefined, {
    message: 'must provide either `text` or `fields`',
  });

const image = z
  .strictObject({
    type: z.literal('image'),
    ...named,
    image_url: webAddress.optional(),
    slack_file: slackFile.optional(),
    alt_text: z.string().min(1).max(2000),
    title: plainText(2000).optional(),
  })
  .refine(({ image_url, slack_file }) => (image_url === undefined) !== (slack_file === undefined), {
    message: 'must provide one of `image_url` and `slack_file`',
  });

/** What stands in messages and in views. */
const everywhere = [
  section,
  image,
  z.strictObject({ type: z.literal('divider'), ...named }),
  z.strictObject({ type: z.literal('header'), ...named, text: plainText(150) }),
  z.strictObject({ type: z.literal('context'), ...named, elements: z.array(contextElement).min(1).max(10) }),
  z.strictObject({ type: z.literal('actions'), ...named, elements: z.array(interactive).min(1).max(25) }),
  z.strictObject({
    type: z.literal('input'),
    ...named,
    label: plainText(2000),
    element: input,
    hint: plainText(2000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
  }),
  richText,
] as const;

const cell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1) }),
  richText,
]);

const table = z.strictObject({
  type: z.literal('table'),
  ...named,
  rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
  column_settings: z
    .array(
      z
        .strictObject({ align: z.enum(['left', 'center', 'right']).optional(), is_wrapped: z.boolean().optional() })
        .nullable(),
    )
    .max(20)
    .optional(),
});

/** A message takes 50 blocks. Blocks that are newer than this list are refused. */
export const messageBlocks = z
  .array(
    z.discriminatedUnion('type', [
      ...everywhere,
      table,
      z.strictObject({ type: z.literal('markdown'), ...named, text: z.string().min(1).max(12_000) }),
      z.strictObject({ type: z.literal('context_actions'), ...named, elements: z.array(contextAction).min(1).max(5) }),
    ]),
  )
  .max(50);

export const viewBlocks = z.array(z.discriminatedUnion('type', [...everywhere])).max(100);
