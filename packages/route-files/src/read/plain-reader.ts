import type { ReadLimits } from '../limits.js';
import { refuse } from '../refusal.js';
import type { FileFormat } from '../route-file.js';
import type { Collector } from './collector.js';
import { createTextDecoder } from './decode-text.js';
import { createTextReader } from './create-text-reader.js';
import type { TextReader } from './text-reader.js';

/** Takes a file piece by piece. */
export interface ByteReader {
  push(bytes: Uint8Array): void;
  end(): FileFormat;
}

/** A text, told by its first bytes. */
export function createPlainReader(head: Uint8Array, collector: Collector, limits: ReadLimits): ByteReader {
  const decoder = createTextDecoder(head);
  let reader: TextReader | undefined;
  const push = (text: string): void => {
    if (text === '') return;
    reader ??= createTextReader(text, collector, limits);
    reader.push(text);
  };
  return {
    push: (bytes) => push(decoder.decode(bytes)),
    end() {
      push(decoder.end());
      return reader?.end() ?? refuse('empty_file', 'The file is empty.');
    },
  };
}
