/** The time that ages are told by: epoch ms `at` when the page's clock stood at `nowMs`, going `speed` times as fast. */
export interface ShownTime {
  readonly at: number;
  readonly nowMs: number;
  readonly speed: number;
}

export function shownAt({ at, nowMs: since, speed }: ShownTime, nowMs: number): number {
  return at + (nowMs - since) * speed;
}
