import type { PlayableSegment } from './playable-segment.js';
import type { SegmentName } from './replay-source.js';

/** What the page tells the worker that loads segments. */
export type SegmentOrder =
  | {
      readonly kind: 'load';
      readonly id: number;
      readonly wanted: SegmentName;
      readonly before: SegmentName | undefined;
    }
  | { readonly kind: 'abort'; readonly id: number };

/** What it answers; undefined: it cannot be had. */
export interface SegmentAnswer {
  readonly id: number;
  readonly segment: PlayableSegment | undefined;
}
