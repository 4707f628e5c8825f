import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Context } from 'hono';

/** Everything that a browser loads beside a page: the files in `assets/`. */
const assetNames = [
  'ask.css',
  'ask.js',
  'board.js',
  'favicon.svg',
  'operator.css',
  'reader.css',
  'reader.js',
  'site.css',
  'typing.js',
] as const;

export type AssetName = (typeof assetNames)[number];

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

const loaded = new Map<AssetName, { readonly body: string; readonly version: string }>();

function load(name: AssetName) {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const body = readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8');
  const asset = { body, version: createHash('sha256').update(body).digest('hex').slice(0, 12) };
  loaded.set(name, asset);
  return asset;
}

/** Path of an asset, with its version in it: a browser keeps it until there is another. */
export function assetPath(basePath: string, name: AssetName): string {
  return `${basePath}/assets/${name}?v=${load(name).version}`;
}

/** Answers `/assets/:name`. */
export function serveAssets(context: Context): Response | Promise<Response> {
  const name = context.req.param('name') ?? '';
  if (!isAsset(name)) return context.notFound();
  const { body, version } = load(name);
  const current = context.req.query('v') === version;
  return context.body(body, 200, {
    'content-type': types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
    'cache-control': current ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
}

const isAsset = (name: string): name is AssetName => (assetNames as readonly string[]).includes(name);
