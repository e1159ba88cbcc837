import type { FileFormat } from '../route-file.js';

/** Takes a text piece by piece. */
export interface TextReader {
  push(text: string): void;
  /** @returns what the text was. */
  end(): FileFormat;
}
