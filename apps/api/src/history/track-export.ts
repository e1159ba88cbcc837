import { Readable } from 'node:stream';
import { Inject, Injectable, StreamableFile } from '@nestjs/common';
import type { Position, TrackQuery } from '@fleetmap/events';
import { simplifyLine } from '@fleetmap/geo';
import { attachmentOf } from '../core/attachment.js';
import { Refusal } from '../core/refusal.js';
import { History } from './history.js';
import { TRACK_WRITERS, trackLineOf, type TrackWriters } from './track-files.js';

const MAX_POSITIONS_PER_FILE = 300_000; // a month at one in nine seconds; they are in memory while the file is written

/** A whole track as a file. */
@Injectable()
export class TrackExport {
  constructor(
    private readonly history: History,
    @Inject(TRACK_WRITERS) private readonly writers: TrackWriters,
  ) {}

  /** @param source whose positions are read; another than the name when that one may not be seen */
  async file(truckId: string, source: string, { format, from, until, simplify }: TrackQuery): Promise<StreamableFile> {
    const writer = this.writers.get(format);
    if (!writer) throw new Refusal({ code: 'invalid_message', message: 'format: is not written here' });
    const positions: Position[] = [];
    for await (const page of this.history.pages({ truckId: source, from, until })) {
      if (positions.length + page.length > MAX_POSITIONS_PER_FILE) throw new Refusal(TOO_MANY_POSITIONS);
      positions.push(...page);
    }
    const lines = [trackLineOf(truckId, simplifyLine(positions, simplify))];
    return new StreamableFile(Readable.from(writer.write({ lines })), {
      type: writer.contentType,
      disposition: attachmentOf({ name: truckId, fallback: 'track', format }),
    });
  }
}

const TOO_MANY_POSITIONS = {
  code: 'invalid_range',
  message: `until: more than ${MAX_POSITIONS_PER_FILE} positions for one file`,
} as const;
