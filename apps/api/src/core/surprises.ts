const MOST_IN_A_MINUTE = 20; // something is broken for good: whoever watches over the process starts a new one

interface Ending {
  /** Writes what happened into the log. */
  readonly log: (sentence: string, error: unknown) => void;
  /** Ends the process in order, as a failure. */
  readonly end: () => void;
}

interface Source {
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (error: unknown) => void): unknown;
}

/**
 * What nobody caught must not end the work of everybody else: it is logged, and the process goes on, unless it happens again and
 * again. The state that matters is on the disk before anybody is told so.
 */
export function surviveSurprises(source: Source, { log, end }: Ending): void {
  let surprises: number[] = [];
  const survive = (error: unknown): void => {
    log('Nobody caught this.', error);
    const now = performance.now();
    surprises = [...surprises.filter((at) => at > now - 60_000), now];
    if (surprises.length > MOST_IN_A_MINUTE) end();
  };
  source.on('uncaughtException', survive);
  source.on('unhandledRejection', survive);
}
