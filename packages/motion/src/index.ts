export { driveAt, type Drive } from './drive/drive-at.js';
export { planDrive, type DriveOptions, type DrivePlan } from './drive/drive-plan.js';
export { LOADED_TRUCK, type DrivingProfile } from './drive/driving-profile.js';
export { createRoad, type DriveLeg, type Road, type Stretch } from './drive/road.js';
export {
  FREEZE_AFTER_MS,
  glideDuration,
  glideShare,
  MAX_GLIDE_MS,
  MIN_GLIDE_MS,
  mix,
  turnHeading,
} from './interpolation.js';
export {
  changePlayback,
  instantAt,
  loopPlayback,
  type Playback,
  type PlaybackLoop,
  seekPlayback,
  speedOf,
} from './playback/playback.js';
export { gapToPlan, type GapToPlan } from './ghost/gap-to-plan.js';
export { plannedArrival, type PlanStanding, standingToPlan } from './ghost/plan-standing.js';
export { lineOfTruck } from './ghost/line-of-truck.js';
export { createTimedLine, ghostAt, type TimedLine } from './ghost/timed-line.js';
export { createRandom, type Random } from './random.js';
export { createGroupTrucks, createRecordedTrucks, DRIVES_PER_GROUP } from './simulate/group-trucks.js';
export { layRoad, type RoutePiece } from './simulate/lay-road.js';
export { decodePolyline } from './simulate/polyline.js';
export { scenarioOfTracks } from './simulate/scenario-of-tracks.js';
export { simulateTruck, type SimulatedTruck } from './simulate/simulate-truck.js';
export type { SimulatedReport } from './simulate/simulated-report.js';
export type { TruckControl } from './simulate/truck-control.js';
export type { PlannedTruck, RecordedTruck, TruckSetup } from './simulate/truck-setup.js';
export { createTripFold, type TripFold } from './trips/trip-fold.js';
