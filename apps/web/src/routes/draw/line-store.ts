import type { RoutePlace } from '@fleetmap/events';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** The line that somebody draws or edits, on the map and as text at once. */
export interface DrawnLine {
  readonly points: readonly RoutePlace[];
  /** Who changed it last: the other one has to follow. */
  readonly changedBy: 'map' | 'form';
  /** The map adds a point with every click until the line is finished; then points are moved. */
  readonly isDrawing: boolean;
}

export type LineStore = StoreApi<DrawnLine>;

/** @param points of a route that is edited; without any a new line is drawn */
export function createLineStore(points: readonly RoutePlace[] = []): LineStore {
  return createStore<DrawnLine>(() => ({ points, changedBy: 'form', isDrawing: points.length === 0 }));
}
