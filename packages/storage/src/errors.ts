/** Another process has the directory. */
export class StorageInUseError extends Error {
  override readonly name = 'StorageInUseError';

  constructor(dataDir: string) {
    super(`${dataDir} is in use by another process. Stop it, or choose another DATA_DIR.`);
  }
}

/** More positions wait for the disk than may: try again later. */
export class StoreBusyError extends Error {
  override readonly name = 'StoreBusyError';

  constructor() {
    super('Too many positions wait to be stored.');
  }
}
