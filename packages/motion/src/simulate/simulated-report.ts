/** Where a device believes to be: degrees WGS 84, m/s, metres. Rounded as devices do, to about a centimetre. */
export interface SimulatedFix {
  readonly latitude: number;
  readonly longitude: number;
  readonly speed: number;
  /** Degrees clockwise from north, 0…360 (360 excluded). */
  readonly heading: number;
  /** Known only of a noisy fix. */
  readonly accuracy?: number;
}

/** What a device sends. Times are ms since the scenario's start. */
export interface SimulatedReport {
  /** When it was taken in truth. */
  readonly takenAt: number;
  /** When it was taken by the device's clock. */
  readonly recordedAt: number;
  /** When it arrives at the server. */
  readonly sentAt: number;
  /** Undefined where the device sees no satellites. */
  readonly fix: SimulatedFix | undefined;
}
