import { Injectable, Logger } from '@nestjs/common';
import type { Position } from '@fleetmap/events';
import type { Truck } from '@fleetmap/fleet';
import type { Owner } from '../auth/owner.js';

/** What happened, in the past tense. Rooms of the house tell each other nothing else. */
export interface Facts {
  /** A report was believed. `newest`: the truck is there now; otherwise it is history only. */
  'position.accepted': { position: Position; newest: boolean; truck: Truck };
  /** A truck said that it lives, without a fix. */
  'truck.heard': { truck: Truck };
  /** A simulation of these is there, and these are its trucks on the map; none while it is being prepared. */
  'simulation.cast': { simulationId: string; owner: Owner; truckIds: readonly string[] };
  'simulation.removed': { simulationId: string };
  /** The fleet knows a truck no more; what was recorded of it stays. */
  'truck.removed': { truckId: string };
}

type Listener<Fact extends keyof Facts> = (fact: Facts[Fact]) => void;

/** Facts travel at once, in the caller's stack; listeners only note them. A listener that throws hurts nobody else. */
@Injectable()
export class Bus {
  private readonly logger = new Logger(Bus.name);
  private readonly listeners: { [Fact in keyof Facts]: Set<Listener<Fact>> } = {
    'position.accepted': new Set(),
    'truck.heard': new Set(),
    'simulation.cast': new Set(),
    'simulation.removed': new Set(),
    'truck.removed': new Set(),
  };

  /** @returns what ends the subscription. */
  on<Fact extends keyof Facts>(name: Fact, listener: Listener<Fact>): () => void {
    this.listeners[name].add(listener);
    return () => void this.listeners[name].delete(listener);
  }

  emit<Fact extends keyof Facts>(name: Fact, fact: Facts[Fact]): void {
    for (const listener of this.listeners[name]) {
      try {
        listener(fact);
      } catch (error) {
        this.logger.error(`A listener of ${name} failed.`, error instanceof Error ? error.stack : undefined);
      }
    }
  }
}
