import { isRejection, type SavedRoute, type Scenario } from '@fleetmap/events';
import { type SimulatedReport, simulateTruck } from '@fleetmap/motion';
import { createRouteFinder, prepareTrucks, readHighways } from '@fleetmap/scenarios';
import { Failure } from '../failure.js';

/** A report and the truck that tells it, by number. Times: ms since the scenario's start. */
export interface LoggedReport {
  readonly truck: number;
  readonly truckId: string;
  readonly report: SimulatedReport;
}

/** Everything that a scenario tells, in the order in which it arrives; the same however it is cut into pieces. */
export interface ReportLog {
  readonly truckCount: number;
  /** What arrives after `fromMs` and not after `untilMs`. */
  between(fromMs: number, untilMs: number): LoggedReport[];
}

/** @param findSaved knows the saved routes @throws Failure when the scenario cannot be driven */
export async function createReportLog(
  scenario: Scenario,
  findSaved: (routeId: string) => Promise<SavedRoute | undefined>,
): Promise<ReportLog> {
  const setups = await prepareTrucks(scenario, createRouteFinder({ network: await readHighways(), findSaved }));
  if (isRejection(setups)) throw new Failure(`${scenario.name}: ${setups.message}`);
  const trucks = setups.map((setup) => simulateTruck(setup));
  return {
    truckCount: trucks.length,
    between(fromMs, untilMs) {
      const reports: LoggedReport[] = [];
      for (const [truck, simulated] of trucks.entries()) {
        const { truckId } = simulated;
        simulated.forReports(fromMs, untilMs, (report) => reports.push({ truck, truckId, report }));
      }
      return reports.toSorted((one, other) => one.report.sentAt - other.report.sentAt || one.truck - other.truck);
    },
  };
}
