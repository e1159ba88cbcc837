import type { Position } from '@fleetmap/events';

/** What trips are read from. */
export type Fix = Pick<Position, 'latitude' | 'longitude' | 'speed' | 'accuracy' | 'recordedAt'>;
