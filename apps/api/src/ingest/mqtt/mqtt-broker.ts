import { setTimeout as sleep } from 'node:timers/promises';
import { callbackify } from 'node:util';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Aedes, type Client, type PublishPacket } from 'aedes';
import { Identity } from '../../auth/identity.js';
import type { Principal } from '../../auth/principal.js';
import { DEVICE_TOKEN_PREFIX } from '../../auth/register/device-register.js';
import { type Allowance, createAllowance } from '../../core/allowance.js';
import { ENV } from '../../core/tokens.js';
import type { Env } from '../../env.js';
import { Ingest } from '../ingest.js';
import { openTcpDoor, type TcpDoor } from '../tcp-door.js';
import { mayForget } from '../verdict.js';
import { limitPackets } from './limit-packets.js';
import { tellPublished, TOPIC_PREFIX } from './tell-published.js';

const MAX_PACKET_BYTES = 65_536; // a location has 300; an export of waypoints some thousand
const CONNECT_WITHIN_MS = 30_000;

// A phone that was out of reach for a week empties its memory as fast as it is answered.
const MESSAGES_PER_SECOND = 50;
const MESSAGES_AT_ONCE = 500;
const LOOK_AGAIN_MS = 50;

/**
 * A broker that apps can publish their places to, and nothing else: nobody can subscribe, so nobody hears of others; nothing is
 * retained; no session outlives its connection. A message is acknowledged when its report is durable.
 */
@Injectable()
export class MqttBroker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(MqttBroker.name);
  private readonly allowances = new WeakMap<Client, Allowance>();
  private readonly senders = new WeakMap<Client, Principal>();
  private broker?: Aedes;
  private door?: TcpDoor;

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly ingest: Ingest,
    private readonly identity: Identity,
  ) {}

  /** Where it listens; undefined while it does not. */
  get port(): number | undefined {
    return this.door?.port;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.env.MQTT_PORT === undefined) return;
    const broker = await Aedes.createBroker({
      connectTimeout: CONNECT_WITHIN_MS,
      preConnect(_client, packet, done) {
        packet.clean = true; // what a session would keep is memory that its sender can fill
        done(null, true);
      },
      authenticate: (client, _user, password, done) => {
        const from = this.identity.of({ token: password?.toString() });
        this.senders.set(client, from);
        // A token of ours that is not valid makes nobody of its sender; that is said at once, so that the app shows it.
        done(null, from.kind === 'device' || !password?.toString().startsWith(DEVICE_TOKEN_PREFIX));
      },
      authorizeSubscribe: (_client, _subscription, done) => done(null, null),
      authorizePublish: callbackify((client: Client | null, packet: PublishPacket) => this.publish(client, packet)),
    });
    // One sender's trouble ends its connection; it is not the server's.
    for (const event of ['clientError', 'connectionError'] as const) {
      broker.on(event, (_client, error) => this.logger.debug(`A connection ended: ${error.name}`));
    }
    // The types do not name this event, which would end the process if nobody heard it.
    broker.on('error' as 'closed', (...errors: unknown[]) => this.logger.error('The MQTT broker failed.', ...errors));
    this.broker = broker;
    this.door = await openTcpDoor(this.env, this.env.MQTT_PORT, (line) => {
      broker.handle(limitPackets(line, MAX_PACKET_BYTES));
    });
    this.logger.log(`MQTT is heard on ${this.env.INGEST_HOST}:${this.door.port}`);
  }

  async beforeApplicationShutdown(): Promise<void> {
    const { broker, door } = this;
    if (broker) await new Promise<void>((resolve) => broker.close(resolve));
    await door?.close();
  }

  /** @throws Error to end the connection without an acknowledgement: the app keeps the message and comes again. */
  private async publish(client: Client | null, packet: PublishPacket): Promise<void> {
    if (!client || !packet.topic.startsWith(TOPIC_PREFIX)) throw new Error('not a topic of OwnTracks');
    packet.retain = false;
    while (!this.allowanceOf(client).take(performance.now())) await sleep(LOOK_AGAIN_MS);
    const answer = await tellPublished(this.ingest, packet, this.senders.get(client) ?? this.identity.unnamed);
    if (answer && !mayForget([answer])) throw new Error('not stored');
  }

  private allowanceOf(client: Client): Allowance {
    const known = this.allowances.get(client);
    if (known) return known;
    const allowance = createAllowance(MESSAGES_PER_SECOND, MESSAGES_AT_ONCE);
    this.allowances.set(client, allowance);
    return allowance;
  }
}
