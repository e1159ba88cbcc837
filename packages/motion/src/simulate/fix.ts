import { normalizeHeading, normalizeLongitude } from '@fleetmap/geo';
import type { Drive } from '../drive/drive-at.js';
import { addDetour, addNoise, addTeleport, type Displacement } from './displacement.js';
import type { FaultsOfTruck } from './faults-of-truck.js';
import type { SimulatedFix } from './simulated-report.js';

const METRES_PER_DEGREE = 111_195;
const NARROWEST = 0.01; // beside a pole a degree of longitude has no width

/** Where the device believes to be, when the truck drives as `driveAt` says. */
export function fixAt(timeMs: number, driveAt: (timeMs: number) => Drive, faults: FaultsOfTruck): SimulatedFix {
  let at = timeMs;
  for (const { windowAt } of faults.stuck) at = Math.min(at, windowAt(timeMs)?.start ?? timeMs);
  const drive = driveAt(at);
  const { detour, noise, teleport } = faults;
  if (detour.length + noise.length + teleport.length === 0) return rounded(drive);
  const sum: Displacement = { east: 0, north: 0, eastSpeed: 0, northSpeed: 0, accuracy: undefined };
  for (const fault of detour) {
    const window = fault.windowAt(at);
    if (window) addDetour(fault, { timeMs: at, start: window.start, heading: driveAt(window.start).heading }, sum);
  }
  for (const fault of teleport) {
    const window = fault.windowAt(at);
    if (window) addTeleport(fault, window, sum);
  }
  for (const fault of noise) if (fault.windowAt(at)) addNoise(fault, at, sum);
  return displaced(drive, sum);
}

// Fields are written one by one: spreading objects made a noisy fix ten times as dear.
function displaced(drive: Drive, sum: Displacement): SimulatedFix {
  const width = Math.max(NARROWEST, Math.cos((drive.latitude * Math.PI) / 180)) * METRES_PER_DEGREE;
  const isTurned = sum.eastSpeed !== 0 || sum.northSpeed !== 0;
  const { speed, heading } = isTurned ? velocityOf(drive, sum) : drive;
  const fix: { -readonly [Key in keyof SimulatedFix]: SimulatedFix[Key] } = rounded({
    latitude: Math.max(-90, Math.min(90, drive.latitude + sum.north / METRES_PER_DEGREE)),
    longitude: drive.longitude + sum.east / width,
    speed,
    heading,
  });
  if (sum.accuracy !== undefined) fix.accuracy = roundTo(sum.accuracy, 10);
  return fix;
}

function velocityOf(
  { speed, heading }: Drive,
  { eastSpeed, northSpeed }: Displacement,
): Pick<Drive, 'speed' | 'heading'> {
  const direction = (heading * Math.PI) / 180;
  const east = speed * Math.sin(direction) + eastSpeed;
  const north = speed * Math.cos(direction) + northSpeed;
  return { speed: Math.sqrt(east * east + north * north), heading: (Math.atan2(east, north) * 180) / Math.PI };
}

function rounded({ latitude, longitude, speed, heading }: Drive): SimulatedFix {
  const isWrapped = longitude >= -180 && longitude < 180;
  return {
    latitude: roundTo(latitude, 1e7),
    longitude: roundTo(isWrapped ? longitude : normalizeLongitude(longitude), 1e7),
    speed: roundTo(speed, 100),
    heading: normalizeHeading(roundTo(heading, 10)),
  };
}

function roundTo(value: number, steps: number): number {
  return Math.round(value * steps) / steps;
}
