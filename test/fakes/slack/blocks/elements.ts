import { z } from 'zod';
import { richText } from './rich-text.ts';
import {
  anyText,
  colour,
  confirm,
  formattedOption,
  id,
  overflowOption,
  plainOption,
  plainText,
  slackFile,
  webAddress,
} from './text-objects.ts';

const actionable = { action_id: id.optional() };
const confirmable = { ...actionable, confirm: confirm.optional() };
const focusable = { focus_on_load: z.boolean().optional() };
const menu = { ...confirmable, ...focusable, placeholder: plainText(150).optional() };
const label = z.string().max(75).optional();

const button = z.strictObject({
  type: z.literal('button'),
  ...confirmable,
  text: plainText(75),
  url: webAddress.optional(),
  value: z.string().max(2000).optional(),
  style: colour.optional(),
  accessibility_label: label,
});

const optionGroups = z
  .array(z.strictObject({ label: plainText(75), options: z.array(plainOption).min(1).max(100) }))
  .max(100);
const options = { options: z.array(plainOption).min(1).max(100).optional(), option_groups: optionGroups.optional() };
const several = { max_selected_items: z.int().min(1).optional() };

const menus = [
  z.strictObject({ type: z.literal('static_select'), ...menu, ...options, initial_option: plainOption.optional() }),
  z.strictObject({
    type: z.literal('multi_static_select'),
    ...menu,
    ...options,
    ...several,
    initial_options: z.array(plainOption).optional(),
  }),
  z.strictObject({ type: z.literal('users_select'), ...menu, initial_user: z.string().optional() }),
  z.strictObject({
    type: z.literal('conversations_select'),
    ...menu,
    initial_conversation: z.string().optional(),
    default_to_current_conversation: z.boolean().optional(),
    response_url_enabled: z.boolean().optional(),
    filter: z.looseObject({}).optional(),
  }),
  z.strictObject({
    type: z.literal('channels_select'),
    ...menu,
    initial_channel: z.string().optional(),
    response_url_enabled: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('overflow'), ...confirmable, options: z.array(overflowOption).min(1).max(5) }),
  z.strictObject({
    type: z.literal('radio_buttons'),
    ...confirmable,
    ...focusable,
    options: z.array(formattedOption).min(1).max(10),
    initial_option: formattedOption.optional(),
  }),
  z.strictObject({
    type: z.literal('checkboxes'),
    ...confirmable,
    ...focusable,
    options: z.array(formattedOption).min(1).max(10),
    initial_options: z.array(formattedOption).min(1).optional(),
  }),
  z.strictObject({ type: z.literal('datepicker'), ...menu, initial_date: z.string().optional() }),
  z.strictObject({
    type: z.literal('timepicker'),
    ...menu,
    initial_time: z.string().optional(),
    timezone: z.string().optional(),
  }),
] as const;

const dispatch = {
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z
        .array(z.enum(['on_enter_pressed', 'on_character_entered']))
        .min(1)
        .max(2),
    })
    .optional(),
};

const textInput = z.strictObject({
  type: z.literal('plain_text_input'),
  ...actionable,
  ...focusable,
  ...dispatch,
  placeholder: plainText(150).optional(),
  initial_value: z.string().max(3000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
});

const feedbackButton = z.strictObject({
  text: plainText(75),
  value: z.string().max(2000),
  accessibility_label: label,
});

const imageFields = { alt_text: z.string().min(1).max(2000) };

const image = z.union([
  z.strictObject({ type: z.literal('image'), ...imageFields, image_url: webAddress }),
  z.strictObject({ type: z.literal('image'), ...imageFields, slack_file: slackFile }),
]);

/** Of an actions block. */
export const interactive = z.discriminatedUnion('type', [button, ...menus]);

/** Of a section. */
export const accessory = z.discriminatedUnion('type', [
  button,
  ...menus,
  z.strictObject({ type: z.literal('image'), ...imageFields, image_url: webAddress }),
]);

/** Of an input block. */
export const input = z.discriminatedUnion('type', [
  textInput,
  ...menus,
  z.strictObject({
    type: z.literal('rich_text_input'),
    ...actionable,
    ...focusable,
    ...dispatch,
    placeholder: plainText(150).optional(),
    initial_value: richText.optional(),
  }),
]);

/** Of a context block. */
export const contextElement = z.union([anyText(3000), image]);

/** Of a context_actions block. */
export const contextAction = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('feedback_buttons'),
    ...actionable,
    positive_button: feedbackButton,
    negative_button: feedbackButton,
  }),
  z.strictObject({
    type: z.literal('icon_button'),
    ...confirmable,
    icon: z.enum(['trash']),
    text: plainText(75),
    value: z.string().max(2000).optional(),
    accessibility_label: label,
    visible_to_user_ids: z.array(z.string()).optional(),
  }),
]);
