/** One record of a packet. Degrees, metres, metres per second, epoch ms. */
export interface AvlRecord {
  readonly recordedAt: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly altitude: number | undefined;
  readonly heading: number;
  readonly satellites: number;
  readonly speed: number;
  readonly battery?: number | undefined;
  readonly attributes: Record<string, string | number | boolean>;
}
