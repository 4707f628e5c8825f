import { z } from 'zod';
import { isObject } from '../../json.ts';
import { type BlockFault, checkViewBlocks } from './check-blocks.ts';
import { problemsOf } from './problems.ts';
import { plainText } from './text-objects.ts';

const shared = {
  blocks: z.array(z.unknown()),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};

const view = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('home'), ...shared }),
  z.strictObject({
    type: z.literal('modal'),
    ...shared,
    title: plainText(24),
    close: plainText(24).optional(),
    submit: plainText(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
  }),
]);

/** What Slack refuses a view for. */
export function checkView(value: unknown, type: 'home' | 'modal'): BlockFault | undefined {
  const fault = (reasons: string[]): BlockFault => ({ error: 'invalid_arguments', reasons });
  const problems = problemsOf(view.safeParse(value), '/view');
  if (problems.length > 0 || !isObject(value)) return fault(problems);
  if (value.type !== type) return fault([`must be of type ${type} [json-pointer:/view/type]`]);
  const blocks = Array.isArray(value.blocks) ? value.blocks : [];
  const asks = blocks.some((block) => isObject(block) && block.type === 'input');
  if (type === 'modal' && asks && value.submit === undefined) {
    return fault(['`submit` is required when an `input` block is used [json-pointer:/view]']);
  }
  return checkViewBlocks(blocks);
}
