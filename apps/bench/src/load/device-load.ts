import { setTimeout as sleep } from 'node:timers/promises';
import { lostReportsOf, openMqttPhone, openTracker, type PlayedDevice } from '@fleetmap/testing/devices';

const EVERY_MS = 1000;
const OPEN_AT_ONCE = 50;
const FIRST_IMEI = 350_000_000_000_000;

export interface DevicePlan {
  readonly teltonikaPort: number;
  readonly mqttPort: number;
  /** Trackers, and as many MQTT clients. */
  readonly each: number;
}

/** What became of what the devices told. */
export interface DeviceCounts {
  readonly acknowledged: number;
  /** From a report being written to its acknowledgement. */
  readonly waitP50Ms: number;
  readonly waitP99Ms: number;
  /** Devices whose line was cut, or whose report was refused. */
  readonly failed: number;
}

/** Devices on real lines, each of which reports once a second and waits for the acknowledgement before the next report. */
export class DeviceLoad {
  private readonly acknowledgedBy = new Map<PlayedDevice, number[]>();
  private readonly waits: number[] = [];
  private running: Promise<void>[] = [];
  private failed = 0;
  private isOver = false;

  /** Opens every line, a few at a time. */
  async open({ teltonikaPort, mqttPort, each }: DevicePlan): Promise<void> {
    for (let start = 0; start < each; start += OPEN_AT_ONCE) {
      const numbers = Array.from({ length: Math.min(OPEN_AT_ONCE, each - start) }, (_none, index) => start + index);
      const opened = await Promise.all(
        numbers.flatMap((number) => [
          openTracker(teltonikaPort, String(FIRST_IMEI + number)),
          openMqttPhone(mqttPort, `bench-${number}`),
        ]),
      );
      for (const device of opened) this.acknowledgedBy.set(device, []);
    }
  }

  /** They begin spread over a second, as devices do. */
  start(): void {
    const devices = [...this.acknowledgedBy.keys()];
    this.running = devices.map((device, index) => this.play(device, (EVERY_MS * index) / devices.length));
  }

  /** Lets each end what it is at. */
  async stop(): Promise<DeviceCounts> {
    this.isOver = true;
    await Promise.all(this.running);
    const waits = Float64Array.from(this.waits).toSorted();
    const percentile = (share: number): number => waits[Math.floor(share * (waits.length - 1))] ?? 0;
    const { failed } = this;
    return { acknowledged: waits.length, waitP50Ms: percentile(0.5), waitP99Ms: percentile(0.99), failed };
  }

  /** @returns how many acknowledged reports the history does not have. */
  async countLost(url: string): Promise<number> {
    let lost = 0;
    for (const [{ truckId }, times] of this.acknowledgedBy) lost += (await lostReportsOf(url, truckId, times)).length;
    return lost;
  }

  async close(): Promise<void> {
    await Promise.all([...this.acknowledgedBy.keys()].map((device) => device.close()));
  }

  private async play(device: PlayedDevice, delayMs: number): Promise<void> {
    const times = this.acknowledgedBy.get(device) ?? [];
    for (let due = performance.now() + delayMs; !this.isOver; due += EVERY_MS) {
      await sleep(Math.max(0, due - performance.now()));
      const recordedAt = Date.now();
      const writtenAt = performance.now();
      try {
        await device.report(recordedAt);
      } catch {
        this.failed += 1;
        return;
      }
      times.push(recordedAt);
      this.waits.push(performance.now() - writtenAt);
    }
  }
}
