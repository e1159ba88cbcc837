import { refuse } from '../refusal.js';
import { joinBytes } from './bytes.js';

/** Bytes to text, piece by piece. */
export interface Decoder {
  decode(bytes: Uint8Array): string;
  end(): string;
}

const DECLARATION = /^<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/;

/**
 * The encoding of a text by its byte order mark, its zeros, or its XML declaration; else UTF-8. Lists that are not UTF-8 are taken for
 * Windows-1252, which is what spreadsheets save; JSON and XML must say so.
 */
export function createTextDecoder(head: Uint8Array): Decoder {
  const encoding = encodingOf(head);
  if (encoding !== 'utf-8') return createDeclared(encoding);
  return createUtf8(isMarkedUp(head));
}

function encodingOf(head: Uint8Array): string {
  const [first, second, third] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0 && second !== 0) return 'utf-16be';
  if (first !== 0 && second === 0) return 'utf-16le';
  const declared = DECLARATION.exec(new TextDecoder('latin1').decode(head))?.[1]?.toLowerCase();
  // It was readable byte by byte: whatever it says, it is not UTF-16.
  return declared === undefined || declared.startsWith('utf-16') || declared === 'us-ascii' ? 'utf-8' : declared;
}

function isMarkedUp(head: Uint8Array): boolean {
  const first = new TextDecoder().decode(head).trimStart()[0];
  return first === '<' || first === '{' || first === '[';
}

function createDeclared(encoding: string): Decoder {
  const decoder = decoderOf(encoding);
  const decode = (bytes: Uint8Array, stream: boolean): string => {
    try {
      return decoder.decode(bytes, { stream });
    } catch {
      return refuseBytes();
    }
  };
  return { decode: (bytes) => decode(bytes, true), end: () => decode(new Uint8Array(), false) };
}

function decoderOf(encoding: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    return refuse('unknown_encoding', 'The file declares an encoding that is not known here.');
  }
}

function createUtf8(isStrict: boolean): Decoder {
  let decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let carried: Uint8Array = new Uint8Array();
  let isStart = true;
  let isAscii = true;

  function decode(bytes: Uint8Array): string {
    const text = decodeOrSwitch(bytes);
    isAscii &&= !/[^\0-\u{7f}]/u.test(text);
    if (!isStart || text === '') return text;
    isStart = false;
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
  }

  function decodeOrSwitch(bytes: Uint8Array): string {
    try {
      return decoder.decode(bytes);
    } catch {
      // Only while all before was ASCII is nothing read wrongly yet.
      if (isStrict || !isAscii) return refuseBytes();
      decoder = new TextDecoder('windows-1252');
      return decoder.decode(bytes);
    }
  }

  return {
    decode(bytes) {
      const joined = joinBytes(carried, bytes);
      const end = joined.length - unfinished(joined);
      carried = joined.slice(end);
      return decode(joined.subarray(0, end));
    },
    end: () => decode(carried),
  };
}

/** How many bytes at the end begin a character that goes on in the next piece. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

function refuseBytes(): never {
  return refuse('invalid_encoding', 'The file has bytes that do not belong to its encoding. Save it as UTF-8.');
}
