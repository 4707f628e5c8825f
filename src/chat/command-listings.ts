import type { Command } from './command.ts';
import type { CommandListing } from './request.ts';

/** Commands as platforms register them, in the same order. */
export function commandListings(commands: readonly Command[]): readonly CommandListing[] {
  return commands.map(({ name, summary, options, forAll, forAdmins }) => ({
    ...{ name, summary },
    options: options.map(({ complete, ...option }) => ({ ...option, completes: complete !== undefined })),
    forAll: forAll === true,
    forAdmins: forAdmins === true,
  }));
}
