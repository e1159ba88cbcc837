import type { Motion } from '../location.js';

/** What is told of a truck. */
export interface TruckState {
  readonly truckId: string;
  /** World units: Web Mercator, 0…1. */
  readonly x: number;
  readonly y: number;
  /** Degrees from north; null is unknown. */
  readonly heading: number | null;
  /** Metres per second; null is unknown. */
  readonly speed: number | null;
  readonly motion: Motion;
  readonly simulated: boolean;
  /** Epoch ms. */
  readonly recordedAt: number;
  readonly motionSince: number;
  readonly heardAt: number;
}

/** A truck that only moved. Its number stands for its id, which came with the full record. */
export interface MovedTruck extends Pick<TruckState, 'x' | 'y' | 'heading' | 'speed' | 'recordedAt'> {
  /** The server's number of the truck, the same for everybody within an epoch: 0…2²⁴ − 1. */
  readonly number: number;
}

/** A truck told in full. */
export interface FullTruck extends TruckState {
  readonly number: number;
}

/** What changed in one tile of the world between two ticks, or (`isWhole`) everything that is in it. */
export interface TileChange<Full, Moved> {
  /** Zoom level of the tile grid, 0…15. */
  readonly level: number;
  /** Row × 2^level + column, from the north-west. */
  readonly tile: number;
  /** Whatever the viewer knew of this tile before is forgotten. */
  readonly isWhole: boolean;
  readonly full: readonly Full[];
  readonly moved: readonly Moved[];
  /** Numbers of trucks that left the tile. */
  readonly left: readonly number[];
}

export type Segment = TileChange<FullTruck, MovedTruck>;

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
