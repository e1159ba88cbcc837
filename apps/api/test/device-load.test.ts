import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, startServerProcess } from '@fleetmap/testing';
import { lostReportsOf, openMqttPhone, openTracker, type PlayedDevice } from '@fleetmap/testing/devices';
import { expect, it } from 'vitest';

const ENTRY = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const EACH = 50; // trackers, and as many MQTT clients
const ENOUGH = 20 * EACH; // acknowledged reports before the power is cut
const FIRST_IMEI = 350_000_000_000_000;

// The same with 500 of each at 1 Hz for a minute: npm run bench -- devices
it('DV5: what a hundred trackers and MQTT clients were told to forget is in the history after a kill', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fleetmap-devices-'));
  const [teltonikaPort, mqttPort] = [await freePort(), await freePort()];
  const settings = { DATA_DIR: folder, DEMO: '0' };
  const first = await startServerProcess(ENTRY, {
    ...settings,
    TELTONIKA_PORT: String(teltonikaPort),
    MQTT_PORT: String(mqttPort),
  });
  const devices = await Promise.all(
    Array.from({ length: EACH }, (_none, number) => [
      openTracker(teltonikaPort, String(FIRST_IMEI + number)),
      openMqttPhone(mqttPort, `phone-${number}`),
    ]).flat(),
  );
  const acknowledged = new Map(devices.map((device) => [device, [] as number[]]));
  let count = 0;

  /** As fast as it is acknowledged, until its server is gone. */
  async function play(device: PlayedDevice): Promise<void> {
    for (let recordedAt = Date.now() - 600_000; ; recordedAt += 1000) {
      const isTaken = await device.report(recordedAt).then(
        () => true,
        () => false,
      );
      if (!isTaken) return;
      acknowledged.get(device)?.push(recordedAt);
      count += 1;
    }
  }

  const playing = devices.map(play);
  await expect.poll(() => count, { interval: 1 }).toBeGreaterThan(ENOUGH);
  await first.kill();
  await Promise.all(playing);
  await Promise.all(devices.map((device) => device.close()));

  const second = await startServerProcess(ENTRY, settings);
  for (const [{ truckId }, times] of acknowledged) {
    expect({ truckId, isHeard: times.length > 0 }).toEqual({ truckId, isHeard: true });
    expect({ truckId, lost: await lostReportsOf(second.url, truckId, times) }).toEqual({ truckId, lost: [] });
  }
  await second.stop();
  await rm(folder, { recursive: true, force: true });
});
