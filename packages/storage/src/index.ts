export { StorageInUseError, StoreBusyError } from './errors.js';
export { openStorage, type StorageOptions } from './open-storage.js';
export type {
  PositionStore,
  RecordStore,
  SegmentInfo,
  Storage,
  StorageCheck,
  TimeRange,
  TrackQuery,
  TruckState,
} from './ports.js';
