import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '../../src/logger.ts';
import { createVault, type Vault } from '../../src/ops/vault.ts';
import { readVaultKeys, type VaultKeys } from '../../src/ops/vault-key.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';

const oldKey = randomBytes(32).toString('hex');
const newKey = randomBytes(32).toString('base64');

function keysOf(text: string): VaultKeys {
  const read = readVaultKeys(text);
  if ('problem' in read) throw new Error(read.problem);
  return read.keys;
}

describe('a vault', () => {
  const token = 'a token of some workspace, 🚢';
  let folder = '';
  let store: Store;
  const vaultWith = (keys: string): Vault =>
    createVault({ secrets: store.secrets, keys: keysOf(keys), clock: { now: () => 1000 } });
  const sealedOf = async (name: string): Promise<string> => (await store.secrets.get(name)) ?? '';
  const cannotDecrypt = { name: 'VaultError', code: 'cannot-decrypt' };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'stevedore-vault-'));
    const path = join(folder, 'stevedore.db');
    store = await openSqliteStore(path, { clock: { now: () => 1000 }, logger: silentLogger });
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives back what was put into it, until it is deleted', async () => {
    const vault = vaultWith(newKey);
    expect(await vault.get('slack/T1')).toBeUndefined();
    await vault.put('slack/T1', 'an older token');
    await vault.put('slack/T1', token);
    await vault.put('slack/T2', '');
    expect(await vaultWith(newKey).get('slack/T1')).toBe(token);
    expect(await vault.get('slack/T2')).toBe('');
    await vault.delete('slack/T1');
    expect(await vault.get('slack/T1')).toBeUndefined();
  });

  it('leaves nothing readable on disk', async () => {
    await vaultWith(newKey).put('slack/T1', token);
    const sealed = await sealedOf('slack/T1');
    await store.close();
    const onDisk = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
    expect(onDisk.includes(sealed)).toBe(true);
    for (const secret of [token, newKey]) {
      for (const encoding of ['utf8', 'base64', 'base64url', 'hex'] as const) {
        expect(onDisk.includes(Buffer.from(secret).toString(encoding).slice(0, 20)), encoding).toBe(false);
      }
    }
    expect(onDisk.includes(Buffer.from(newKey, 'base64'))).toBe(false);
  });

  it('never writes the same thing the same way', async () => {
    const vault = vaultWith(newKey);
    await vault.put('slack/T1', token);
    const first = await sealedOf('slack/T1');
    await vault.put('slack/T1', token);
    const second = await sealedOf('slack/T1');
    expect(first).toMatch(/^v1:[\w-]+$/);
    expect(second.slice(0, 3 + 16)).not.toBe(first.slice(0, 3 + 16));
    expect(second.slice(-20)).not.toBe(first.slice(-20));
  });

  it('does not open what was copied to another name', async () => {
    const vault = vaultWith(newKey);
    await vault.put('slack/T1', token);
    await store.secrets.put('slack/T2', await sealedOf('slack/T1'), 1);
    await expect(vault.get('slack/T2')).rejects.toMatchObject(cannotDecrypt);
    expect(await vault.get('slack/T1')).toBe(token);
  });

  it('does not open what was changed, at any place', async () => {
    const vault = vaultWith(newKey);
    await vault.put('slack/T1', token);
    const sealed = Buffer.from((await sealedOf('slack/T1')).slice(3), 'base64url');
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await store.secrets.put('slack/T1', `v1:${changed.toString('base64url')}`, 1);
      await expect(vault.get('slack/T1'), `byte ${at}`).rejects.toMatchObject(cannotDecrypt);
    }
    for (const length of [0, 11, 12, 27, 28, sealed.length - 1]) {
      await store.secrets.put('slack/T1', `v1:${sealed.subarray(0, length).toString('base64url')}`, 1);
      await expect(vault.get('slack/T1'), `${length} bytes`).rejects.toMatchObject(cannotDecrypt);
    }
  });

  it('says what to do when no key fits, and goes on with the others', async () => {
    await vaultWith(oldKey).put('slack/T1', token);
    const vault = vaultWith(newKey);
    await vault.put('slack/T2', token);
    const getting = vault.get('slack/T1');
    await expect(getting).rejects.toMatchObject(cannotDecrypt);
    await expect(getting).rejects.toThrow(/slack\/T1.*TOKEN_ENCRYPTION_KEY.*Put that key back.*installing the app/s);
    expect(await vault.get('slack/T2')).toBe(token);
    await vault.put('slack/T1', token);
    expect(await vault.get('slack/T1')).toBe(token);
  });

  it.each(['', 'v2:abc', token])('says that a newer version wrote "%s"', async (sealed) => {
    await store.secrets.put('slack/T1', sealed, 1);
    const getting = vaultWith(newKey).get('slack/T1');
    await expect(getting).rejects.toMatchObject(cannotDecrypt);
    await expect(getting).rejects.toThrow(/newer version/);
  });

  it('moves from one key to the next', async () => {
    await vaultWith(oldKey).put('slack/T1', token);
    const both = vaultWith(`${newKey}, ${oldKey}`);
    await both.put('slack/T2', token);
    expect(await vaultWith(newKey).get('slack/T2')).toBe(token);
    await expect(vaultWith(newKey).get('slack/T1')).rejects.toMatchObject(cannotDecrypt);
    expect(await both.get('slack/T1')).toBe(token);
    expect(await vaultWith(newKey).get('slack/T1')).toBe(token);
    await expect(vaultWith(oldKey).get('slack/T1')).rejects.toMatchObject(cannotDecrypt);
  });

  it('leaves a newer credential alone when it moves', async () => {
    await vaultWith(oldKey).put('slack/T1', 'an older token');
    const { secrets } = store;
    const vault = createVault({
      secrets: {
        ...secrets,
        async get(name) {
          const sealed = await secrets.get(name);
          await vaultWith(newKey).put(name, token);
          return sealed;
        },
      },
      keys: keysOf(`${newKey},${oldKey}`),
      clock: { now: () => 1000 },
    });
    expect(await vault.get('slack/T1')).toBe('an older token');
    expect(await vaultWith(newKey).get('slack/T1')).toBe(token);
  });

  it('gives what it can read though it cannot move it', async () => {
    await vaultWith(oldKey).put('slack/T1', token);
    const replace = () => Promise.reject(new Error('the disk is full'));
    const keys = keysOf(`${newKey},${oldKey}`);
    const vault = createVault({ secrets: { ...store.secrets, replace }, keys, clock: { now: () => 1000 } });
    expect(await vault.get('slack/T1')).toBe(token);
  });
});

describe('keys of a vault', () => {
  const bytes = randomBytes(32);

  it.each([
    ['base64', bytes.toString('base64')],
    ['base64 without its end', bytes.toString('base64').replace('=', '')],
    ['base64 for URLs', bytes.toString('base64url')],
    ['hex', bytes.toString('hex')],
    ['hex in capitals, with spaces around', ` ${bytes.toString('hex').toUpperCase()}\n`],
  ])('are read from %s', (_what, text) => {
    expect(keysOf(text).map((key) => key.export())).toEqual([bytes]);
  });

  it('are read in their order', () => {
    expect(keysOf(` ${newKey} ,${oldKey},`).map((key) => key.export())).toEqual([
      Buffer.from(newKey, 'base64'),
      Buffer.from(oldKey, 'hex'),
    ]);
  });

  it.each([
    '',
    ' , ',
    'changeme',
    randomBytes(31).toString('base64'),
    randomBytes(33).toString('base64'),
    randomBytes(31).toString('hex'),
    randomBytes(33).toString('hex'),
    `${newKey};${oldKey}`,
    `${newKey},changeme`,
    `changeme,${newKey}`,
  ])('are not read from "%s", and what is said repeats nothing of it', (text) => {
    const read = readVaultKeys(text);
    expect(read).toMatchObject({ problem: expect.stringContaining('openssl rand -base64 32') });
    expect(JSON.stringify(read)).not.toMatch(/changeme/);
    expect(JSON.stringify(read)).not.toContain(newKey);
  });

  it('show nothing of themselves in a log', () => {
    const shown = inspect(readVaultKeys(newKey), { depth: 9 }) + JSON.stringify(readVaultKeys(newKey));
    expect(shown).not.toContain(newKey.slice(0, 8));
    expect(shown).not.toContain(Buffer.from(newKey, 'base64').toString('hex').slice(0, 8));
  });
});
