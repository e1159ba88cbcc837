type Range = readonly [min: number, max: number];

/** How a truck and its driver behave. */
export interface DrivingProfile {
  /** Share of the speed limit this driver keeps on an open road. */
  readonly speedFactor: number;
  /** m/s², speeding up. */
  readonly acceleration: number;
  /** m/s², slowing down, as a positive number. */
  readonly braking: number;
  /** m/s² sideways in a bend: the lower, the slower bends are taken. */
  readonly corneringAcceleration: number;
  /** Driving time after which the driver rests, give or take 15 %. Loading counts as rest. */
  readonly restEveryMs: number;
  readonly restMs: Range;
  /** Loading or unloading at either end of the road. */
  readonly loadMs: Range;
  /** Metres of town road from one short halt (traffic light, toll) to the next, on average; `Infinity` for none. */
  readonly trafficEveryMetres: number;
  readonly trafficMs: Range;
}

const MINUTE_MS = 60_000;

/** A loaded lorry with a calm driver. Vary `speedFactor` (0.92…1) by truck, or all keep in step. */
export const LOADED_TRUCK: DrivingProfile = {
  speedFactor: 0.97,
  acceleration: 0.4,
  braking: 0.7,
  corneringAcceleration: 1.2,
  restEveryMs: 240 * MINUTE_MS,
  restMs: [15 * MINUTE_MS, 45 * MINUTE_MS],
  loadMs: [20 * MINUTE_MS, 40 * MINUTE_MS],
  trafficEveryMetres: 15_000,
  trafficMs: [20_000, 90_000],
};

/** @throws RangeError when a truck of this profile would never move, or never stop. */
export function checkProfile(profile: DrivingProfile): void {
  const { speedFactor, acceleration, braking, corneringAcceleration, restEveryMs, trafficEveryMetres } = profile;
  const rates = { speedFactor, acceleration, braking, corneringAcceleration, restEveryMs, trafficEveryMetres };
  for (const [name, rate] of Object.entries(rates)) {
    if (!(rate > 0)) throw new RangeError(`A driving profile needs ${name} above 0.`);
  }
}
