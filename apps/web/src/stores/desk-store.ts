import type { LiveQuality, LiveStatus, View } from '@fleetmap/client';
import { createStore, type StoreApi } from 'zustand/vanilla';

export type StatusFilter = 'all' | 'moving' | 'idle' | 'stopped' | 'late' | 'silent';
export type Theme = 'dark' | 'light' | 'auto';
export type SpeedUnit = 'km/h' | 'mph';

/** Where the map looks: degrees and Leaflet zoom. */
export interface Camera {
  readonly latitude: number;
  readonly longitude: number;
  readonly zoom: number;
}

/** What the dispatcher chose and what the desk knows of the connection. Trucks are in the fleet store. */
export interface Desk {
  readonly selectedId: string | undefined;
  readonly following: boolean;
  /** The truck under the pointer, on the map or in the list. */
  readonly hoveredId: string | undefined;
  readonly search: string;
  readonly statusFilter: StatusFilter;
  /** Undefined until the map has looked somewhere. */
  readonly camera: Camera | undefined;
  /** What the map shows, for the live feed. */
  readonly view: View | undefined;
  readonly liveStatus: LiveStatus;
  readonly liveQuality: LiveQuality;
  readonly speedUnit: SpeedUnit;
}

export type DeskStore = StoreApi<Desk>;

export function createDeskStore(initial: Partial<Desk> = {}): DeskStore {
  return createStore<Desk>(() => ({
    selectedId: undefined,
    following: false,
    hoveredId: undefined,
    search: '',
    statusFilter: 'all',
    camera: undefined,
    view: undefined,
    liveStatus: 'connecting',
    liveQuality: { missed: 0, delayMs: undefined },
    speedUnit: 'km/h',
    ...initial,
  }));
}

/** Selects a truck, or none; following another truck ends. */
export function selectTruck(desk: DeskStore, selectedId: string | undefined): void {
  desk.setState((state) => ({ selectedId, following: selectedId === state.selectedId && state.following }));
}
