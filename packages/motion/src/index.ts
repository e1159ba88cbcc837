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
export { createRandom, type Random } from './random.js';
