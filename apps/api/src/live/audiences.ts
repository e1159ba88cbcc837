import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { TruckLocation } from '@fleetmap/events';
import type { Fleet, Truck } from '@fleetmap/fleet';
import { Visibility } from '../auth/visibility.js';
import { Bus } from '../core/bus.js';
import { Clock } from '../core/clock.js';
import type { LiveServer, LiveSocket } from '../core/live-socket.js';
import { FLEET } from '../core/tokens.js';
import { Audience } from './audience.js';

const REVIEW_EVERY_MS = 100;
const TICK_MS = 200; // five times a second looks alive, and a browser glides between
const KEEP_EMPTY_MS = 60_000; // who comes back within a minute goes on without a snapshot

/** The audiences there are, one for each set of trucks that somebody may see. */
@Injectable()
export class Audiences implements OnApplicationShutdown {
  private readonly audienceByKey = new Map<string, Audience>();
  private readonly audienceBySocket = new WeakMap<LiveSocket, Audience>();
  private readonly emptySince = new WeakMap<Audience, number>();
  private readonly stops: (() => void)[] = [];
  private server: LiveServer | undefined;

  constructor(
    @Inject(FLEET) private readonly fleet: Fleet,
    private readonly bus: Bus,
    private readonly clock: Clock,
    private readonly visibility: Visibility,
  ) {}

  start(server: LiveServer): void {
    this.server = server;
    this.audienceOf(this.visibility.whole);
    const review = setInterval(() => this.review(), REVIEW_EVERY_MS);
    const tick = setInterval(() => this.each((audience) => audience.frames.advance()), TICK_MS);
    this.stops.push(
      () => clearInterval(review),
      () => clearInterval(tick),
      this.bus.on('position.accepted', ({ newest, truck }) => newest && this.note(truck)),
      this.bus.on('truck.heard', ({ truck }) => this.note(truck)),
      this.bus.on('truck.removed', ({ truckId }) => this.forget(truckId)),
    );
  }

  onApplicationShutdown(): void {
    for (const stop of this.stops.splice(0)) stop();
  }

  /** The one that a viewer belongs to as long as it is connected: who may see other trucks than before is cut. */
  of(socket: LiveSocket): Audience {
    const known = this.audienceBySocket.get(socket);
    if (known) return known;
    const audience = this.audienceOf(this.visibility.scopeOf(socket.data.principal));
    this.audienceBySocket.set(socket, audience);
    return audience;
  }

  /** Tells everybody who may see the truck where it is, whatever the fleet knows. */
  send(change: TruckLocation): void {
    this.each(({ scope, viewers }) => scope.has(change.truckId) && viewers.send(change));
  }

  /** How many watch, by the way in which they do. */
  count(way: 'viewers' | 'frames'): number {
    return [...this.audienceByKey.values()].reduce((sum, audience) => sum + audience[way].size, 0);
  }

  private audienceOf(scope: Audience['scope']): Audience {
    const known = this.audienceByKey.get(scope.key);
    if (known) return known;
    if (!this.server) throw new Error('Nobody can watch before the socket server is there.');
    const audience = new Audience(scope, { server: this.server, fleet: this.fleet, now: () => this.clock.now() });
    this.audienceByKey.set(scope.key, audience);
    return audience;
  }

  private note(truck: Truck): void {
    this.each((audience) => audience.scope.has(truck.truckId) && audience.note(truck));
  }

  private forget(truckId: string): void {
    this.each((audience) => audience.scope.has(truckId) && audience.forget(truckId));
  }

  private review(): void {
    this.each((audience) => audience.viewers.review());
    for (const [key, audience] of this.audienceByKey) if (this.isForsaken(audience)) this.audienceByKey.delete(key);
  }

  /** The whole fleet's audience stays: it is what a server without accounts has. */
  private isForsaken(audience: Audience): boolean {
    if (audience.size > 0) this.emptySince.delete(audience);
    if (audience.size > 0 || audience.scope.isWhole) return false;
    const since = this.emptySince.get(audience) ?? this.clock.now();
    this.emptySince.set(audience, since);
    return this.clock.now() - since > KEEP_EMPTY_MS;
  }

  private each(act: (audience: Audience) => unknown): void {
    for (const audience of this.audienceByKey.values()) act(audience);
  }
}
