export type CounterName = 'generation' | 'taken' | 'placed' | 'told';

type Bytes = Uint8Array | ArrayBuffer;

export interface Tables {
  /** Frames of positions that are durable and not in place yet. */
  journal: { id: number; frame: Bytes };
  /** Trucks that have chunks; a number is shorter than an id. */
  trucks: { number: number; id: string };
  /** One truck's positions of one segment: `replay` as it is sent to viewers, `rest` what replay does not show. */
  chunks: { truck: number; start: number; replay: Bytes; rest: Bytes };
  /** Chunks of older hours, one truck's whole hour each; a truck's positions of an hour are here or in `chunks`. */
  hours: { truck: number; start: number; replay: Bytes; rest: Bytes };
  /** Segments that have positions in place. */
  segments: { start: number; revision: number; trucks: number; positions: number };
  states: { truck_id: string; state: string };
  records: { kind: string; id: string; value: string };
  /**
   * `generation`: how often what is in place has changed; `taken`: how many positions of the journal were put in place;
   * `placed`: number of the last frame then; `told`: number of the last frame that the states tell of, -1 before any were kept.
   */
  counters: { name: CounterName; value: number };
}
