import { Injectable } from '@nestjs/common';
import type { RouteImport } from '@fleetmap/events';
import type { Principal } from '../../auth/principal.js';
import { Refusal } from '../../core/refusal.js';
import { Routes } from '../routes.js';
import { readImport } from './read-import.js';

const MOST_AT_ONCE = 4; // each holds its lines in memory, and reading costs the server's one thread

/** Makes routes out of files: all that a file holds, or nothing. */
@Injectable()
export class RouteImports {
  private running = 0;

  constructor(private readonly routes: Routes) {}

  async import(bytes: AsyncIterable<Uint8Array>, fileName: string, asking: Principal): Promise<RouteImport> {
    if (this.running >= MOST_AT_ONCE) throw new Refusal(TOO_MANY_AT_ONCE);
    this.running += 1;
    try {
      const { drafts, ...rest } = await readImport(bytes, fileName);
      return { ...rest, routes: await this.routes.create(drafts, asking) };
    } finally {
      this.running -= 1;
    }
  }
}

const TOO_MANY_AT_ONCE = {
  code: 'rate_limited',
  message: 'Other files are being read: send this one again in a moment.',
} as const;
