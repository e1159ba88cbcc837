import { connectAsync } from 'mqtt';
import type { PlayedDevice } from './played-device.js';

/** OwnTracks on a real MQTT client, QoS 1. @param name its topic `owntracks/<name>/phone` is its truck */
export async function openMqttPhone(port: number, name: string): Promise<PlayedDevice> {
  const client = await connectAsync(`mqtt://127.0.0.1:${port}`, { reconnectPeriod: 0 });
  client.on('error', () => undefined); // a reset is a cut line, which `close` tells
  const cut = new Promise<never>((_resolve, reject) => {
    client.once('close', () => reject(new Error('The server cut the line.')));
  });
  cut.catch(() => undefined); // who asks is told
  const truckId = `owntracks/${name}/phone`;
  return {
    truckId,
    async report(recordedAt) {
      const place = { _type: 'location', lat: -23.5, lon: -46.6, vel: 72, cog: 90, tst: recordedAt / 1000, tid: 'T1' };
      // The client alone would wait for a connection that nobody opens again.
      await Promise.race([cut, client.publishAsync(truckId, JSON.stringify(place), { qos: 1 })]);
    },
    close: () => client.endAsync(true),
  };
}
