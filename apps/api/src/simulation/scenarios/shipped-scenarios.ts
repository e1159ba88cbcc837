import { Injectable } from '@nestjs/common';
import type { Scenario } from '@fleetmap/events';
import { readShippedScenarios } from '@fleetmap/scenarios';

/** The scenarios that come with the server. */
@Injectable()
export class ShippedScenarios {
  private loaded: Promise<ReadonlyMap<string, Scenario>> | undefined;

  all(): Promise<ReadonlyMap<string, Scenario>> {
    this.loaded ??= readShippedScenarios();
    return this.loaded;
  }
}
