import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

/** An object of Kubernetes as it is written down. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  // biome-ignore lint/suspicious/noExplicitAny: what a kind may hold is what the schemas are asked about.
  readonly [key: string]: any;
}

interface Operation {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: string;
  readonly value?: unknown;
}

export function documentsIn(path: string): readonly Manifest[] {
  return parseAllDocuments(readFileSync(path, 'utf8')).map((document) => document.toJS());
}

/** What `kubectl kustomize` makes of a folder, as far as ours use it: resources, and patches after RFC 6902. */
export function rendered(folder: string): readonly Manifest[] {
  const { resources = [] } = kustomizationOf(folder);
  const all: readonly Manifest[] = resources.flatMap((path: string) =>
    path.endsWith('.yaml') ? documentsIn(join(folder, path)) : rendered(join(folder, path)),
  );
  patch(all, folder);
  return all;
}

/** The same with a component added. */
export function renderedWith(folder: string, component: string): readonly Manifest[] {
  const all = rendered(folder);
  patch(all, component);
  return all;
}

function kustomizationOf(folder: string) {
  return parse(readFileSync(join(folder, 'kustomization.yaml'), 'utf8'));
}

function patch(manifests: readonly Manifest[], folder: string): void {
  for (const { path, patch: inline, target } of kustomizationOf(folder).patches ?? []) {
    const matching = manifests.filter(({ kind, metadata }) => kind === target.kind && metadata.name === target.name);
    if (matching.length === 0) throw new Error(`${folder}: there is no ${target.kind} ${target.name} to change`);
    const text = inline ?? readFileSync(join(folder, path), 'utf8');
    for (const manifest of matching) apply(parse(text), manifest);
  }
}

function apply(operations: readonly Operation[], manifest: Manifest): void {
  for (const { op, path, value } of operations) {
    const keys = path.split('/').slice(1);
    const last = keys.pop() ?? '';
    // biome-ignore lint/suspicious/noExplicitAny: a path leads anywhere.
    const holder: any = keys.reduce((inside: any, key) => inside[key], manifest);
    if (op !== 'add' && !(last in holder)) throw new Error(`${op} ${path}: there is none`);
    if (op === 'remove') delete holder[last];
    else if (Array.isArray(holder) && op === 'add')
      holder.splice(last === '-' ? holder.length : Number(last), 0, value);
    else holder[last] = value;
  }
}
