/** What went wrong in a sentence for the user; no stack is shown. */
export class Failure extends Error {
  readonly exitCode: number = 1;
}

/** The command was asked for wrongly. */
export class UsageError extends Failure {
  override readonly exitCode = 2;
}
