import { passwordSchema } from '@fleetmap/events';

// What the server takes.
export const SHORTEST_PASSWORD = passwordSchema.minLength ?? 1;
export const LONGEST_PASSWORD = passwordSchema.maxLength ?? 256;

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'; // none that is taken for another when it is read out
const GROUPS = 4;
const GROUP_LETTERS = 4;

/** One that nobody guesses, and that can be read out: 16 letters of 31 are 79 bits. */
export function makePassword(): string {
  return Array.from({ length: GROUPS }, makeGroup).join('-');
}

function makeGroup(): string {
  return Array.from({ length: GROUP_LETTERS }, anyLetter).join('');
}

function anyLetter(): string {
  const byte = new Uint8Array(1);
  do crypto.getRandomValues(byte);
  while (byte[0]! >= LETTERS.length * 8); // the rest would make some letters likelier
  return LETTERS[byte[0]! % LETTERS.length]!;
}
