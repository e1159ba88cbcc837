import { Module } from '@nestjs/common';
import { HistoryController } from './history.controller.js';
import { History } from './history.js';
import { Recorder } from './recorder.js';
import { ReplayController } from './replay.controller.js';
import { ReplaySegments } from './replay-segments.js';
import { TrackExport } from './track-export.js';
import { createTrackWriters, TRACK_WRITERS } from './track-files.js';

@Module({
  controllers: [HistoryController, ReplayController],
  providers: [
    History,
    TrackExport,
    Recorder,
    ReplaySegments,
    { provide: TRACK_WRITERS, useFactory: createTrackWriters },
  ],
})
export class HistoryModule {}
