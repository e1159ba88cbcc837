const LONGEST_PAUSE_MS = 5000; // between two looks at the clock: after a sleep of the machine a run goes on, it does not leap

/** The clock of a run: scenario time, ms, as it passes at a rate while the run is going. */
export class RunClock {
  private asOf: number;
  /** Scenario time and server time up to which reports were dated. */
  private dated: { time: number; wall: number };
  private endedAt: number | undefined;

  constructor(
    now: number,
    public time = 0,
    public rate = 1,
  ) {
    this.asOf = now;
    this.dated = { time, wall: now };
  }

  /** Lets the time pass that passed on the server; none while the run is not going. */
  pass(now: number, isGoing: boolean): void {
    const passedMs = Math.max(0, Math.min(LONGEST_PAUSE_MS, now - this.asOf));
    if (isGoing) this.time += passedMs * this.rate;
    this.asOf = now;
  }

  /** The scenario is over here, and was when this was reached, not when that was noticed. */
  end(time: number): void {
    this.endedAt = Math.max(this.dated.wall, this.asOf - (this.time - time) / this.rate);
    this.time = time;
  }

  /** From here the clock goes on, forwards or back. */
  jump(time: number): void {
    this.time = time;
    this.endedAt = undefined;
    this.dated = { wall: this.dated.wall + 1, time }; // what is shown there is newer than what was told before
  }

  /**
   * Dates the reports up to now: scenario time to epoch ms. It passes as fast as the run goes and ends now; never twice over
   * the same server time, so that after going back the trucks' newest report is the one told last.
   */
  date(now: number): (scenarioMs: number) => number {
    const { time, wall } = this.dated;
    const untilMs = this.time;
    const end = Math.max(wall, this.endedAt ?? now);
    const since = Math.max(wall, end - (untilMs - time) / this.rate);
    const rate = untilMs > time && end > since ? (untilMs - time) / (end - since) : this.rate;
    this.dated = { time: untilMs, wall: now };
    return (scenarioMs) => Math.round(end - (untilMs - scenarioMs) / rate);
  }
}
