/** A device that a test plays over its own real connection. */
export interface PlayedDevice {
  /** The truck that it is. */
  readonly truckId: string;
  /** Tells where it was then (epoch ms). Resolves when the server has acknowledged it, fails when the line was cut instead. */
  report(recordedAt: number): Promise<void>;
  close(): Promise<void>;
}
