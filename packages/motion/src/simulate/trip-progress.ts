import { createPath, distanceBetween, pieceAt } from '@fleetmap/geo';
import { timeWithin } from '../drive/drive-at.js';
import type { DrivePlan } from '../drive/drive-plan.js';
import { lastIndexAt, type RecordedTrack, trackAt } from './recorded-track.js';
import type { TruckSetup } from './truck-setup.js';

/** How far a truck is on its trip, metres: there and back are one trip, and one that repeats begins anew. */
export interface TripProgress {
  readonly driven: number;
  readonly length: number;
}

/** @param elapsedMs of its plan, since its departure */
export function progressOf(truck: TruckSetup, elapsedMs: number): TripProgress {
  return 'track' in truck ? progressOnTrack(truck.track, elapsedMs) : progressOnPlan(truck.plan, elapsedMs);
}

function progressOnPlan(plan: DrivePlan, elapsedMs: number): TripProgress {
  const { timesMs, distances, speeds } = plan;
  const timeMs = timeWithin(plan, elapsedMs);
  const row = pieceAt(timesMs, timeMs);
  const [start, end] = [speeds[row]!, speeds[row + 1]!];
  const share = (timeMs - timesMs[row]!) / (timesMs[row + 1]! - timesMs[row]!);
  const metres = (start + ((end - start) * share) / 2) * ((timeMs - timesMs[row]!) / 1000);
  return { driven: Math.min(distances[row + 1]!, distances[row]! + metres), length: distances.at(-1)! };
}

/** Asked of a few trucks in view now and then: their tracks are measured each time rather than kept. */
function progressOnTrack(track: RecordedTrack, elapsedMs: number): TripProgress {
  const { timesMs, drives } = track;
  if (drives.length < 2) return { driven: 0, length: 0 };
  const { distances, length } = createPath(drives);
  const index = Math.max(0, lastIndexAt(timesMs, elapsedMs));
  return { driven: distances[index]! + distanceBetween(drives[index]!, trackAt(track, elapsedMs)), length };
}
