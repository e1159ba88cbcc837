import { scenarioIssuesOf } from '@fleetmap/events';
import { describe, expect, it } from 'vitest';
import { newScenario } from '../text/new-scenario.js';
import { FAULT_KINDS, faultOfKind } from './fault-kinds.js';

describe('faults in the form', () => {
  it('SO11: turned into any kind a fault stays one that the schema takes', () => {
    for (const from of FAULT_KINDS) {
      const fault = faultOfKind({ id: 'f', at: 60, duration: 120, every: 3600 }, from);
      for (const kind of FAULT_KINDS) {
        const scenario = { ...newScenario('Test'), faults: [faultOfKind(fault as Record<string, unknown>, kind)] };
        expect({ from, kind, issues: scenarioIssuesOf(scenario) }).toEqual({ from, kind, issues: [] });
      }
    }
  });
});
