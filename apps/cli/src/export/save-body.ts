import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Failure } from '../failure.js';
import type { ProgressBar } from '../progress-bar.js';

/** Saves what a server answers. A file appears when it is whole. @returns its bytes. @throws Failure when it cannot be saved */
export async function saveBody(response: Response, file: string, bar: ProgressBar): Promise<number> {
  const part = `${file}.part`;
  const total = Number(response.headers.get('content-length') ?? 0);
  let length = 0;
  try {
    await pipeline(
      Readable.fromWeb(response.body!),
      async function* count(pieces: AsyncIterable<Uint8Array>) {
        for await (const piece of pieces) {
          length += piece.length;
          bar.show(total > 0 ? length / total : 0, `${length} bytes`);
          yield piece;
        }
      },
      createWriteStream(part),
    );
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw new Failure(`${file}: could not be saved whole.`, { cause: error });
  } finally {
    bar.end();
  }
  return length;
}
