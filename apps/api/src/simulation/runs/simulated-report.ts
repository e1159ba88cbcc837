import type { SimulatedReport } from '@fleetmap/motion';

interface ReportOfRun {
  readonly simulationId: string;
  readonly truckId: string;
  /** Scenario time, ms, to epoch ms. */
  readonly wallOf: (scenarioMs: number) => number;
}

/** A simulated report as a device would send it to the door. A wrong clock is wrong by as much at any rate. */
export function reportForDoor(
  { takenAt, recordedAt, fix }: SimulatedReport,
  { simulationId, truckId, wallOf }: ReportOfRun,
): object {
  const report = {
    truckId: mapIdOf(simulationId, truckId),
    recordedAt: Math.max(0, wallOf(takenAt) + recordedAt - takenAt),
  };
  return fix ? { ...report, ...fix } : { ...report, valid: false };
}

/** What a truck of a run is called on the map, so that two runs of one scenario do not share trucks. */
export function mapIdOf(simulationId: string, truckId: string): string {
  return `${simulationId}-${truckId}`;
}
