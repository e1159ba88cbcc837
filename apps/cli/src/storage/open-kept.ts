import process from 'node:process';
import { openStorage, type Storage, StorageInUseError } from '@fleetmap/storage';
import { Failure } from '../failure.js';

/** Where things are kept; the settings of the server are the default. */
export interface KeptPlace {
  readonly 'data-dir'?: string;
  readonly 'database-url'?: string;
}

/** Works on what a stopped server keeps. @throws Failure when it cannot be opened */
export async function withStorage<Result>(
  place: KeptPlace,
  work: (storage: Storage) => Promise<Result>,
): Promise<Result> {
  const dataDir = place['data-dir'] ?? process.env['DATA_DIR'] ?? './data';
  const databaseUrl = place['database-url'] ?? process.env['DATABASE_URL'];
  const storage = await openStorage({ dataDir, databaseUrl }).catch((error: unknown) => {
    if (error instanceof StorageInUseError)
      throw new Failure(`${error.message} The server has to be stopped for this.`);
    throw new Failure('What is kept there could not be opened.', { cause: error });
  });
  try {
    return await work(storage);
  } finally {
    await storage.close();
  }
}
