// Appends positions of five trucks as fast as they are acknowledged, seals now and then, and prints what was acknowledged.
import process from 'node:process';
import { openStorage } from '../dist/index.js';

const [dataDir, first] = process.argv.slice(2);
const { positions } = await openStorage({ dataDir });
for (let step = 0; ; step += 1) {
  const recordedAt = Number(first) + step * 5000;
  const batch = Array.from({ length: 5 }, (_none, truck) => ({
    truckId: `T${truck}`,
    latitude: -23.5,
    longitude: -46.6,
    speed: 20,
    heading: 90,
    recordedAt,
    receivedAt: recordedAt,
  }));
  // What was sent twice is to be there once.
  await Promise.all([positions.append(batch), positions.append(batch.slice(2))]);
  process.stdout.write(`${batch.map(({ truckId }) => `${truckId}@${recordedAt}`).join(' ')}\n`);
  if (step % 7 === 6) void positions.seal(recordedAt);
}
