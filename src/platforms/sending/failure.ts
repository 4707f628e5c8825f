/**
 * What a failed call to a service means for a second try. `limited`: it did nothing and says when to come back. `unsent`: the call
 * surely never reached it. `doubtful`: it may have done it. `refused`: it said no, and will say so again.
 */
export type Failure =
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  | { readonly kind: 'unsent' | 'doubtful' }
  | { readonly kind: 'refused'; readonly code: string };
