import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { VaultKeys } from './vault-key.ts';

/** Keeps credentials where nobody can read them who has not the key. */
export interface Vault {
  /** @throws VaultError when it is there and cannot be decrypted, and what the store throws. */
  get(name: string): Promise<string | undefined>;
  put(name: string, secret: string): Promise<void>;
  delete(name: string): Promise<void>;
}

/** The part of the store that the vault uses. */
interface SealedSecrets {
  get(name: string): Promise<string | undefined>;
  put(name: string, sealed: string, now: number): Promise<void>;
  replace(name: string, old: string, sealed: string, now: number): Promise<boolean>;
  delete(name: string): Promise<void>;
}

interface VaultDeps {
  readonly secrets: SealedSecrets;
  readonly keys: VaultKeys;
  readonly clock: Clock;
}

/** A credential that none of the keys decrypts. The message is for the operator and says what to do. */
class VaultError extends Error {
  override readonly name = 'VaultError';
  readonly code = 'cannot-decrypt';
}

/** What was encrypted with an older key is encrypted with the first one when it is read, so that the older one can go. */
export function createVault({ secrets, keys, clock }: VaultDeps): Vault {
  const [newest] = keys;
  return {
    async get(name) {
      const sealed = await secrets.get(name);
      if (sealed === undefined) return undefined;
      for (const key of keys) {
        const secret = open(sealed, name, key);
        if (secret === undefined) continue;
        if (key !== newest) {
          // In vain it does no harm: the next one to read does it.
          await secrets.replace(name, sealed, seal(secret, name, newest), clock.now()).catch(() => {});
        }
        return secret;
      }
      throw cannotDecrypt(name, sealed);
    },

    put: async (name, secret) => secrets.put(name, seal(secret, name, newest), clock.now()),

    delete: (name) => secrets.delete(name),
  };
}

/** Tells apart what may be written another way one day. */
const version = 'v1:';

const cipher = 'aes-256-gcm';

/** As NIST SP 800-38D has it: 96 bits, with which one key may encrypt 2^32 times, and the longest tag. */
const nonceBytes = 12;
const authTagLength = 16;

/** @param name is authenticated: what was written for one name does not open under another. */
function seal(secret: string, name: string, key: KeyObject): string {
  const nonce = randomBytes(nonceBytes);
  const encrypt = createCipheriv(cipher, key, nonce, { authTagLength }).setAAD(Buffer.from(name));
  const encrypted = [encrypt.update(secret, 'utf8'), encrypt.final()];
  return version + Buffer.concat([nonce, encrypt.getAuthTag(), ...encrypted]).toString('base64url');
}

/** @returns nothing when it is not what this key has sealed under this name. */
function open(sealed: string, name: string, key: KeyObject): string | undefined {
  if (!sealed.startsWith(version)) return undefined;
  const bytes = Buffer.from(sealed.slice(version.length), 'base64url');
  const start = nonceBytes + authTagLength;
  if (bytes.length < start) return undefined;
  const decrypt = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), { authTagLength })
    .setAAD(Buffer.from(name))
    .setAuthTag(bytes.subarray(nonceBytes, start));
  const decrypted = decrypt.update(bytes.subarray(start));
  try {
    return Buffer.concat([decrypted, decrypt.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

function cannotDecrypt(name: string, sealed: string): VaultError {
  const why = sealed.startsWith(version)
    ? 'it was encrypted with a key that is not in TOKEN_ENCRYPTION_KEY, or was changed in the database. Put that key ' +
      'back, behind the new one with a comma between them'
    : 'it is not as this version of Stevedore writes it. Start the newer version that wrote it';
  return new VaultError(
    `The credential "${name}" cannot be decrypted: ${why}; or give it anew, as by installing the app once more.`,
  );
}
