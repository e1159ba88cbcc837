import type { Motion } from '../location.js';

/** A truck that only moved. Its number stands for its id, which came with the full record. */
export interface MovedTruck {
  /** The server's number of the truck, the same for everybody within an epoch. */
  readonly number: number;
  /** World units: Web Mercator, 0…1. */
  readonly x: number;
  readonly y: number;
  /** Degrees from north; null is unknown. */
  readonly heading: number | null;
  /** Metres per second; null is unknown. */
  readonly speed: number | null;
  /** Epoch ms. */
  readonly recordedAt: number;
}

/** A truck told in full. */
export interface FullTruck extends MovedTruck {
  readonly truckId: string;
  readonly motion: Motion;
  readonly simulated: boolean;
  /** Epoch ms. */
  readonly motionSince: number;
  readonly heardAt: number;
}

/** What changed in one tile of the world between two ticks, or (`isWhole`) everything that is in it. */
export interface Segment {
  /** Zoom level of the tile grid, 0…22, and the tile's column and row in it. */
  readonly level: number;
  readonly column: number;
  readonly row: number;
  /** Whatever the viewer knew of this tile before is forgotten. */
  readonly isWhole: boolean;
  readonly full: readonly FullTruck[];
  readonly moved: readonly MovedTruck[];
  /** Numbers of trucks that left the tile. */
  readonly left: readonly number[];
}

/** What one viewer is told at one tick. It brings a viewer that is at `since` to `seq`; to any other it is a gap. */
export interface FrameHeader {
  /** Changes when the server starts anew: numbers and seq of another epoch mean nothing. */
  readonly epoch: number;
  readonly since: number;
  readonly seq: number;
  /** Epoch ms of the tick; ages count back from it. */
  readonly tickAt: number;
  /** A fresh start: whatever the viewer knew before is forgotten. */
  readonly isSnapshot: boolean;
}

export interface Frame extends FrameHeader {
  readonly segments: readonly Segment[];
}
