import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  type HistoryScenarioRequest,
  MAX_SCENARIO_POINTS,
  type Position,
  type Rejection,
  type ScenarioDetail,
} from '@fleetmap/events';
import { scenarioOfTracks } from '@fleetmap/motion';
import type { PositionStore } from '@fleetmap/storage';
import type { Principal } from '../../auth/principal.js';
import { Visibility } from '../../auth/visibility.js';
import { POSITION_STORE } from '../../core/tokens.js';
import { Scenarios } from './scenarios.js';

/** "Run this again": makes scenarios of what was recorded. */
@Injectable()
export class HistoryScenarios {
  constructor(
    @Inject(POSITION_STORE) private readonly positions: PositionStore,
    private readonly scenarios: Scenarios,
    private readonly visibility: Visibility,
  ) {}

  /** Of trucks that who asks may not see nothing was recorded. */
  async create(
    { truckIds, from, until, name, anonymise }: HistoryScenarioRequest,
    asking: Principal,
  ): Promise<ScenarioDetail | Rejection> {
    const scope = this.visibility.scopeOf(asking);
    const tracks: { truckId: string; positions: Position[] }[] = [];
    let left = MAX_SCENARIO_POINTS;
    for (const truckId of new Set(truckIds.filter((id) => scope.has(id)))) {
      const positions = await this.positions.track({ truckId, from, until, limit: left + 1 });
      left -= positions.length;
      if (left < 0) return TOO_MANY_POSITIONS;
      tracks.push({ truckId, positions });
    }
    if (left === MAX_SCENARIO_POINTS) return NOTHING_RECORDED;
    // The seed draws the new place: only this server ever knew it.
    const window = { name: name ?? nameOf(truckIds, anonymise), from, until, anonymise, seed: randomUUID() };
    const scenario = { ...scenarioOfTracks(tracks, window), ...(anonymise && { seed: randomUUID() }) };
    return this.scenarios.create(scenario, asking);
  }
}

function nameOf(truckIds: readonly string[], anonymise: boolean): string {
  const others = truckIds.length - 1;
  if (anonymise) return `Replay of ${truckIds.length}, anonymised`;
  return `Replay of ${truckIds[0]!.slice(0, 100)}${others > 0 ? ` + ${others}` : ''}`;
}

const NOTHING_RECORDED: Rejection = { code: 'not_found', message: 'Nothing was recorded of these trucks then.' };
const TOO_MANY_POSITIONS: Rejection = {
  code: 'invalid_range',
  message: `truckIds: more than ${MAX_SCENARIO_POINTS} positions of these trucks then`,
};
