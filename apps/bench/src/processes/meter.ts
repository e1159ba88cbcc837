// Loaded before a server (`node --import`): answers what the server costs, so that production code holds no bench code.
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import process from 'node:process';
import { answerAsks } from './ask.js';

const SAMPLE_EVERY_MS = 5;

/** What a server has cost. Loop delay is since the last reading, the rest as it stands. */
export interface Reading {
  readonly at: number;
  readonly cpuMs: number;
  readonly heldBytes: number;
  readonly rssBytes: number;
  /** The most it ever had. */
  readonly peakRssBytes: number;
  readonly loopDelayP99Ms: number;
}

const delay = monitorEventLoopDelay({ resolution: SAMPLE_EVERY_MS });
delay.enable();

const meterCommands = {
  /** @param collect garbage first, so that memory is what is really held. */
  meter({ collect }: { collect: boolean }): Reading {
    if (collect) globalThis.gc?.();
    const { user, system } = process.cpuUsage();
    const { heapUsed, external, rss } = process.memoryUsage();
    // The histogram holds whole intervals: what is beyond the interval is the delay.
    const loopDelayP99Ms = Math.max(0, delay.percentile(99) / 1e6 - SAMPLE_EVERY_MS);
    delay.reset();
    return {
      at: performance.now(),
      cpuMs: (user + system) / 1000,
      heldBytes: heapUsed + external,
      rssBytes: rss,
      peakRssBytes: process.resourceUsage().maxRSS * 1024,
      loopDelayP99Ms,
    };
  },
};
export type MeterCommands = typeof meterCommands;
answerAsks(meterCommands);
