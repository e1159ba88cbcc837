/** One word behind `pnpm fleetmap`. */
export interface Command {
  readonly summary: string;
  readonly help: string;
  /** @returns the exit code. @throws Failure for whatever the user can do something about */
  run(args: readonly string[]): Promise<number>;
}
