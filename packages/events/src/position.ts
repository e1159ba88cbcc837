/**
 * A believed report: where one truck was, once. Degrees (WGS 84), metres, metres per second, percent, epoch ms UTC;
 * null is unknown. Made by the ingest door only, so it needs no schema of its own.
 */
export interface Position {
  readonly truckId: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly speed: number | null;
  readonly heading: number | null;
  readonly altitude?: number;
  readonly accuracy?: number;
  readonly battery?: number;
  readonly charging?: boolean;
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
  /** When the device took the fix. */
  readonly recordedAt: number;
  /** When the server got it. */
  readonly receivedAt: number;
  readonly simulated?: true;
  /** Shown on the live map only: neither kept nor known after a restart. */
  readonly unrecorded?: true;
}
