import { type RecordedRoute, type Scenario, type TruckGroup, truckIdOf } from '@fleetmap/events';
import { planDrive, type DrivePlan } from '../drive/drive-plan.js';
import type { DrivingProfile } from '../drive/driving-profile.js';
import type { Road } from '../drive/road.js';
import { createRandom } from '../random.js';
import { createDraws } from './draws.js';
import { createRecordedTrack } from './recorded-track.js';
import type { PlannedTruck, RecordedTruck } from './truck-setup.js';

/** Drives that a group plans at most: its trucks take turns, or ten thousand would fill the memory. */
export const DRIVES_PER_GROUP = 16;

/** Share of its plan that a truck drives, so that two on the same plan do not keep in step. */
const SLOWEST = 0.94;

type WhatAllShare = Pick<Scenario, 'seed' | 'faults'>;

/** Makes the trucks of a group one by one. A truck is the same whatever the group's count and the other groups are. */
export function createGroupTrucks(
  scenario: WhatAllShare,
  group: TruckGroup,
  road: Road,
): (number: number) => PlannedTruck {
  const profile = profileOf(group);
  const topSpeed = road.stretches.reduce((top, { speedLimit }) => Math.max(top, speedLimit), 0);
  const plans: DrivePlan[] = [];

  function planOf(number: number): DrivePlan {
    const drive = number % DRIVES_PER_GROUP;
    plans[drive] ??= planDrive(road, {
      profile,
      trip: group.trip,
      random: createRandom(`${scenario.seed}/${group.id}/drive/${drive}`),
    });
    return plans[drive];
  }

  return function createGroupTruck(number) {
    const { draws, ...truck } = truckOf(scenario, group, number);
    return { ...truck, plan: planOf(number), basePace: SLOWEST + (1 - SLOWEST) * draws(0), topSpeed };
  };
}

/** The same for a group that does again what was recorded: its trucks drive alike and leave one after the other. */
export function createRecordedTrucks(
  scenario: WhatAllShare,
  group: TruckGroup,
  fixes: RecordedRoute['fixes'],
): (number: number) => RecordedTruck {
  const track = createRecordedTrack(fixes);
  const topSpeed = track.drives.reduce((top, { speed }) => Math.max(top, speed), 1);
  return function createRecordedTruck(number) {
    const { draws: _draws, ...truck } = truckOf(scenario, group, number);
    return { ...truck, track, basePace: 1, topSpeed };
  };
}

/** What is the same of planned and recorded trucks, and the stream of this truck. */
function truckOf({ seed, faults }: WhatAllShare, group: TruckGroup, number: number) {
  const truckId = truckIdOf(group, number);
  const draws = createDraws(`${seed}/${truckId}`);
  const { after, every, spread } = group.departure;
  return {
    draws,
    truckId,
    groupId: group.id,
    seed,
    profile: profileOf(group),
    departureMs: Math.round((after + number * every + spread * draws(1)) * 1000),
    reporting: group.reporting,
    faults,
  };
}

function profileOf({ driving }: TruckGroup): DrivingProfile {
  const { speedFactor, acceleration, braking, cornering, rest, loading, traffic } = driving;
  return {
    speedFactor,
    acceleration,
    braking,
    corneringAcceleration: cornering,
    restEveryMs: rest.every * 1000,
    restMs: millisecondsOf(rest.duration),
    loadMs: millisecondsOf(loading),
    trafficEveryMetres: traffic?.every ?? Infinity,
    trafficMs: millisecondsOf(traffic?.duration ?? [0, 0]),
  };
}

function millisecondsOf([least, most]: readonly [number, number]): [number, number] {
  return [least * 1000, most * 1000];
}
