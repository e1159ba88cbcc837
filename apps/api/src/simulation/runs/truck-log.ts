import type { SimulationTruck } from '@fleetmap/events';
import type { TruckControl } from '@fleetmap/motion';

/** What operators did to a truck and when, ms since the scenario's start, in order of time. */
export type TruckLog = readonly { readonly at: number; readonly control: SimulationTruck['control'] }[];

/** How a truck stands after what was done to it. */
export interface TruckStanding {
  readonly held: boolean;
  readonly speedFactor: number;
  readonly killed: boolean;
}

const UNTOUCHED: TruckStanding = { held: false, speedFactor: 1, killed: false };

export function standingOf(log: TruckLog): TruckStanding {
  return log.reduce((standing, { control }) => nextStanding(standing, control), UNTOUCHED);
}

/** The same for the engine. */
export function controlsOf(log: TruckLog): TruckControl[] {
  let standing = UNTOUCHED;
  return log.map(({ at, control }): TruckControl => {
    standing = nextStanding(standing, control);
    return control.action === 'kill'
      ? { at, kind: 'kill' }
      : { at, kind: 'pace', pace: standing.held ? 0 : standing.speedFactor };
  });
}

function nextStanding(standing: TruckStanding, control: SimulationTruck['control']): TruckStanding {
  return { ...standing, ...changeOf(control) };
}

function changeOf(control: SimulationTruck['control']): Partial<TruckStanding> {
  if (control.action === 'speed') return { speedFactor: control.factor };
  return control.action === 'kill' ? { killed: true } : { held: control.action === 'hold' };
}
