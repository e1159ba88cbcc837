import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Socket } from 'node:net';
import { Identity } from '../../auth/identity.js';
import { ENV } from '../../core/tokens.js';
import type { Env } from '../../env.js';
import { Ingest } from '../ingest.js';
import { openTcpDoor, type TcpDoor } from '../tcp-door.js';
import { converse, type TrackerProtocol } from './converse.js';
import { gt06 } from './gt06.js';
import { teltonika } from './teltonika.js';

/** The ports of the trackers: only those that a setting names are open. */
@Injectable()
export class Trackers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Trackers.name);
  private readonly doorByName = new Map<string, TcpDoor>();

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly ingest: Ingest,
    private readonly identity: Identity,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.open(teltonika, this.env.TELTONIKA_PORT);
    await this.open(gt06, this.env.GT06_PORT);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([...this.doorByName.values()].map((door) => door.close()));
  }

  /** Where a protocol listens; undefined while it does not. */
  portOf(name: string): number | undefined {
    return this.doorByName.get(name)?.port;
  }

  private async open<Frame>(protocol: TrackerProtocol<Frame>, port: number | undefined): Promise<void> {
    if (port === undefined) return;
    const door = await openTcpDoor(this.env, port, (line) => this.serve(protocol, line));
    this.doorByName.set(protocol.name, door);
    this.logger.log(`${protocol.name} trackers are heard on ${this.env.INGEST_HOST}:${door.port}`);
  }

  private serve<Frame>(protocol: TrackerProtocol<Frame>, line: Socket): void {
    const from = this.identity.unnamed;
    converse(line, protocol, (reports) => this.ingest.acceptMany(reports, from)).catch((error: unknown) =>
      this.logger.error(`A conversation in ${protocol.name} failed.`, error),
    );
  }
}
