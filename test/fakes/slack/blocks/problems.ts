import type { z } from 'zod';

/** What is wrong with a payload, in the words that Slack puts into `response_metadata.messages`. */
export function problemsOf(result: z.ZodSafeParseResult<unknown>, root: string): string[] {
  return result.success ? [] : result.error.issues.flatMap((issue) => describe(issue, root));
}

function describe(issue: z.core.$ZodIssue, root: string): string[] {
  const at = `[json-pointer:${[root, ...issue.path].join('/')}]`;
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nested = issue.errors[0] ?? [];
    const deeper = nested.flatMap((inner) => describe(inner, [root, ...issue.path].join('/')));
    return [`failed to match all allowed schemas ${at}`, ...deeper];
  }
  return [`${words(issue)} ${at}`];
}

function words(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string'
        ? `must be less than ${Number(issue.maximum) + 1} characters`
        : `no more than ${issue.maximum} items allowed`;
    case 'too_small':
      return issue.origin === 'string'
        ? `must be more than ${Number(issue.minimum) - 1} characters`
        : `no less than ${issue.minimum} items allowed`;
    case 'unrecognized_keys':
      return `invalid additional property: ${issue.keys.join(', ')}`;
    case 'invalid_union':
      return `unsupported type`;
    case 'invalid_value':
      return `must be one of: ${issue.values.map(String).join(', ')}`;
    case 'invalid_type':
      return issue.message.endsWith('undefined')
        ? `missing required field: ${String(issue.path.at(-1))}`
        : `must provide a ${issue.expected}`;
    default:
      return issue.message;
  }
}
