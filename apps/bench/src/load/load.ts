// The load generator: a process of its own that plays devices and viewers, and counts what the viewers get.
import process from 'node:process';
import { answerAsks } from '../processes/ask.js';
import { type DeviceCounts, DeviceLoad, type DevicePlan } from './device-load.js';
import { type Feed, type FeedCounts, startFeed } from './feed.js';
import { type Hammering, hammer } from './hammer.js';
import { createMovingFleet, type FleetPlan, type MovingFleet } from './moving-fleet.js';
import { type PollCounts, type Polling, startPolling } from './poll.js';
import { Tally, type TallyCounts } from './tally.js';
import { openRaw, openViewer, type View, type Viewer } from './viewer.js';

export interface Received extends TallyCounts {
  readonly bytes: number;
  /** What it cost this process, which shows when it is the bottleneck and not the server. */
  readonly loadCpuMs: number;
  /** Viewers whose connection did not last. */
  readonly lost: number;
}

const CONNECT_AT_ONCE = 50;
const SAMPLED_VIEWERS = 4;

let fleet: MovingFleet | undefined;
let feed: Feed | undefined;
let polling: Polling | undefined;
let devices: DeviceLoad | undefined;
let tally: Tally | undefined;
let viewers: Viewer[] = [];
let gatherings = 0; // a case that failed must not go on sending viewers into the next
let bytesTaken = 0;
let cpuTaken = process.cpuUsage();

const loadCommands = {
  /** Starts every truck of the plan reporting. */
  feed({ url, plan, hertz }: { url: string; plan: FleetPlan; hertz: number }): void {
    fleet = createMovingFleet(plan);
    tally = new Tally(fleet);
    feed = startFeed(url, fleet, hertz);
  },
  hasten({ seconds }: { seconds: number }): void {
    feed?.hasten(seconds);
  },
  fed(_nothing: object): FeedCounts {
    return feed?.counts() ?? { accepted: 0, spared: 0 };
  },
  async stopFeed(_nothing: object): Promise<void> {
    await feed?.stop();
    feed = undefined;
  },
  /** Opens viewers, each with its view, or without one for JSON events; `raw` ones only count. */
  async connect({ url, views, raw }: { url: string; views: (View | null)[]; raw: boolean }): Promise<void> {
    tally ??= new Tally(createMovingFleet({ trucks: 0, radius: 1, zoom: 0, width: 0, height: 0 }));
    const { length } = views;
    const known = viewers.length;
    const gathering = gatherings;
    for (let start = 0; start < length; start += CONNECT_AT_ONCE) {
      const some = views.slice(start, start + CONNECT_AT_ONCE).map((view, index) => {
        if (raw) return openRaw(url, tally!);
        const number = known + start + index;
        const isSampled = number < SAMPLED_VIEWERS;
        return openViewer({ url, user: `viewer-${number}`, view: view ?? undefined, isSampled }, tally!);
      });
      const opened = await Promise.all(some);
      if (gathering !== gatherings) return opened.forEach((viewer) => viewer.close());
      viewers.push(...opened);
    }
  },
  /** What came since the last call. */
  take(_nothing: object): Received {
    const total = viewers.reduce((sum, viewer) => sum + viewer.bytes, 0);
    const bytes = total - bytesTaken;
    bytesTaken = total;
    if (!tally) throw new Error('Nobody is watching.');
    const { user, system } = process.cpuUsage(cpuTaken);
    cpuTaken = process.cpuUsage();
    return {
      ...tally.take(),
      bytes,
      loadCpuMs: (user + system) / 1000,
      lost: viewers.filter((viewer) => !viewer.isOpen).length,
    };
  },
  stall(_nothing: object): void {
    for (const viewer of viewers) viewer.stall();
  },
  disconnect(_nothing: object): void {
    gatherings += 1;
    for (const viewer of viewers) viewer.close();
    viewers = [];
    bytesTaken = 0;
  },
  poll({ url, viewers: count }: { url: string; viewers: number }): void {
    polling = startPolling(url, count);
  },
  polled(_nothing: object): PollCounts {
    return polling?.take() ?? { requests: 0, bytes: 0 };
  },
  async stopPolling(_nothing: object): Promise<void> {
    await polling?.stop();
    polling = undefined;
  },
  hammer(hammering: Hammering): Promise<number> {
    return hammer(hammering);
  },
  async openDevices(plan: DevicePlan): Promise<void> {
    devices = new DeviceLoad();
    await devices.open(plan);
  },
  startDevices(_nothing: object): void {
    devices?.start();
  },
  async stopDevices(_nothing: object): Promise<DeviceCounts> {
    if (!devices) throw new Error('No device is open.');
    return devices.stop();
  },
  async countLost({ url }: { url: string }): Promise<number> {
    return (await devices?.countLost(url)) ?? 0;
  },
  async closeDevices(_nothing: object): Promise<void> {
    await devices?.close();
    devices = undefined;
  },
};
export type LoadCommands = typeof loadCommands;
answerAsks(loadCommands);

process.channel?.ref(); // the runner's questions are all that keeps it alive
process.once('SIGINT', () => process.exit(0));
