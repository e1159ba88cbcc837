import type { ReadLimits } from '../limits.js';
import { refuse } from '../refusal.js';
import { joinBytes } from './bytes.js';
import type { Collector } from './collector.js';
import { createKmzReader } from './kmz.js';
import { type ByteReader, createPlainReader } from './plain-reader.js';

const HEAD_LENGTH = 1024; // bytes looked at before deciding what a file is

/** Any file, of any of our formats. */
export function createByteReader(collector: Collector, limits: ReadLimits): ByteReader {
  let head: Uint8Array = new Uint8Array();
  let length = 0;
  let reader: ByteReader | undefined;

  function start(): ByteReader {
    const isZip = head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
    const started = isZip ? createKmzReader(collector, limits) : createPlainReader(head, collector, limits);
    started.push(head);
    return started;
  }

  return {
    push(bytes) {
      length += bytes.length;
      if (length > limits.maxBytes) refuse('too_large', `The file has more than ${limits.maxBytes} bytes.`);
      if (reader) reader.push(bytes);
      else {
        head = joinBytes(head, bytes);
        if (head.length >= HEAD_LENGTH) reader = start();
      }
    },
    end() {
      if (length === 0) refuse('empty_file', 'The file is empty.');
      reader ??= start();
      return reader.end();
    },
  };
}
