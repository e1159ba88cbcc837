import { Unzip, UnzipInflate } from 'fflate';
import type { ReadLimits } from '../limits.js';
import { refuse } from '../refusal.js';
import { joinBytes } from './bytes.js';
import type { Collector } from './collector.js';
import { type ByteReader, createPlainReader } from './plain-reader.js';

const SLICE = 4096; // inflates to 4 MB at most: between two slices the size is checked

const MAX_RATIO = 300; // deflate itself ends near 1000; a line that never moves compresses 200 times

const RATIO_MATTERS_FROM = 2 ** 20;

const HEAD_LENGTH = 1024;

/** KMZ: the first KML of a ZIP archive, unpacked as it comes. The archive's other files are not looked at. */
export function createKmzReader(collector: Collector, limits: ReadLimits): ByteReader {
  const unzip = new Unzip();
  unzip.register(UnzipInflate);
  let inflated: Uint8Array[] = [];
  let packedLength = 0;
  let inflatedLength = 0;
  let isFound = false;
  let isComplete = false;
  let head: Uint8Array = new Uint8Array();
  let inner: ByteReader | undefined;

  unzip.onfile = (file) => {
    if (isFound || !file.name.toLowerCase().endsWith('.kml')) return;
    isFound = true;
    file.ondata = (error, bytes, isLast) => {
      if (error) throw error;
      inflated.push(bytes);
      isComplete ||= isLast;
    };
    file.start();
  };

  function unpack(bytes: Uint8Array, isLast: boolean): void {
    if (isComplete) return;
    try {
      unzip.push(bytes, isLast);
    } catch {
      refuse(isLast ? 'truncated' : 'invalid_file', 'The KMZ archive is damaged.');
    }
    const found = inflated;
    inflated = [];
    for (const piece of found) read(piece);
  }

  function read(bytes: Uint8Array): void {
    inflatedLength += bytes.length;
    const isBomb = inflatedLength > RATIO_MATTERS_FROM && inflatedLength > MAX_RATIO * packedLength;
    if (isBomb || inflatedLength > limits.maxInflatedBytes) refuse('too_large', 'The KMZ archive unpacks to too much.');
    if (inner) inner.push(bytes);
    else {
      head = joinBytes(head, bytes);
      if (head.length >= HEAD_LENGTH) start();
    }
  }

  function start(): ByteReader {
    inner = createPlainReader(head, collector, limits);
    inner.push(head);
    return inner;
  }

  return {
    push(bytes) {
      for (let from = 0; from < bytes.length; from += SLICE) {
        const slice = bytes.subarray(from, from + SLICE);
        packedLength += slice.length;
        unpack(slice, false);
      }
    },
    end() {
      unpack(new Uint8Array(), true);
      if (!isFound) refuse('unknown_format', 'The archive holds no KML.');
      if (!isComplete) refuse('truncated', 'The KMZ archive ends in the middle.');
      (inner ?? start()).end();
      return 'kmz';
    },
  };
}
