import { setTimeout as sleep } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { connect, type IPublishPacket, type MqttClient } from 'mqtt';
import { Identity } from '../../auth/identity.js';
import { ENV } from '../../core/tokens.js';
import type { Env } from '../../env.js';
import { Ingest } from '../ingest.js';
import { tellPublished, TOPIC_PREFIX } from './tell-published.js';

const COME_BACK_MS = 5000;
const TRY_AGAIN_MS = 1000;
const AT_LEAST_ONCE = 1;

/**
 * Reads the places that apps publish to a broker of yours. What was published at least once (QoS 1) is acknowledged to the broker
 * when it is durable here, and kept by the broker while this server is away: the session outlives the connection.
 */
@Injectable()
export class MqttSubscriber implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(MqttSubscriber.name);
  private client?: MqttClient;

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly ingest: Ingest,
    private readonly identity: Identity,
  ) {}

  onApplicationBootstrap(): void {
    if (this.env.MQTT_URL === undefined) return;
    const client = connect(this.env.MQTT_URL, { clientId: 'fleetmap', clean: false, reconnectPeriod: COME_BACK_MS });
    client.handleMessage = (packet, next) => this.receive(client, packet, next);
    client.on('connect', () => client.subscribe(`${TOPIC_PREFIX}#`, { qos: AT_LEAST_ONCE }));
    client.on('error', (error) => this.logger.warn(`The MQTT broker cannot be read: ${reasonOf(error)}`));
    client.on('offline', () => this.logger.warn('The MQTT broker is out of reach; trying again.'));
    this.client = client;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.client?.endAsync(true);
  }

  /** The library acknowledges before it looks at the next message, which would make us store one at a time; so we do it ourselves. */
  private receive(client: MqttClient, packet: IPublishPacket, next: (error?: Error) => void): void {
    if (packet.qos !== AT_LEAST_ONCE) {
      tellPublished(this.ingest, packet, this.identity.unnamed).catch((error: unknown) => this.logger.error(error));
      next();
      return;
    }
    const line = client.stream; // on the next one the same number means another message
    this.store(packet, () => !line.destroyed).then(
      (isStored) => isStored && !line.destroyed && line.write(pubackOf(packet.messageId ?? 0)),
      (error: unknown) => this.logger.error(error),
    );
    next(new Error('acknowledged later'));
  }

  /** Tries until it is stored or refused, or the line is gone: then the broker tells it again. */
  private async store(packet: IPublishPacket, isOpen: () => boolean): Promise<boolean> {
    while (isOpen()) {
      const answer = await tellPublished(this.ingest, packet, this.identity.unnamed);
      if (!answer || !('code' in answer) || answer.code !== 'store_busy') return true;
      await sleep(TRY_AGAIN_MS);
    }
    return false;
  }
}

/** PUBACK of MQTT 3.1.1: type, length, and the number of the message. */
function pubackOf(messageId: number): Buffer {
  return Buffer.of(0x40, 2, messageId >> 8, messageId & 0xff);
}

/** A message may quote the address with its password. */
function reasonOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.name;
}
