import type { Finding } from './finding.ts';
import type { Vault } from './vault.ts';

/** Looks for one kind of problem. Pure: the same vault gives the same findings. */
export interface Rule {
  /** Kebab case. All its findings carry it, and `off` in `check.yaml` names it. */
  readonly code: string;
  /** What it finds, for `stevedore check --rules`; at most 100 characters. */
  readonly summary: string;
  /** Set where it takes as long as all others together: then it looks only when hints are asked for, or by name. */
  readonly slow?: true;
  look(vault: Vault): readonly Finding[] | Promise<readonly Finding[]>;
}
