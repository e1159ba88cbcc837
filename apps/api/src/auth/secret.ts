import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;
const ID_BYTES = 9;

/** A new secret that nobody guesses. @param prefix tells what it is for, e.g. `fmk_` */
export function newSecret(prefix: string): string {
  return `${prefix}${randomBytes(SECRET_BYTES).toString('base64url')}`;
}

/** What is kept of a secret. A fast hash will do: there is nothing to guess in 256 random bits. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** A new name for a record. Not secret. */
export function newId(): string {
  return randomBytes(ID_BYTES).toString('base64url');
}
