import type { DrivingProfile } from './driving-profile.js';
import type { Stretch } from './road.js';

/** Share of the limit that traffic leaves on a town road. */
const TOWN_SHARE_OF_LIMIT = 0.75;

/** The highest speed on a stretch, squared ((m/s)²), of a driver who keeps √`squareOfShare` of the limit. */
export function squareAllowed(stretch: Stretch, profile: DrivingProfile, squareOfShare: number): number {
  const limit = stretch.speedLimit * (stretch.isTown ? TOWN_SHARE_OF_LIMIT : 1);
  return Math.min(limit * limit * squareOfShare, profile.corneringAcceleration * stretch.bendRadius);
}
