import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeReplayChunk, readChunkHead } from './decode-chunk.js';
import { decodeReplaySegment } from './decode-replay-segment.js';
import { encodeReplayChunk } from './encode-chunk.js';
import { encodeReplaySegment, type TrackPart } from './encode-replay-segment.js';
import { pickOfReplaySegment } from './pick-of-segment.js';
import { type Fix, SEGMENT_MS } from './replay-segment.js';

const START = Date.UTC(2026, 4, 1, 12);

const reading = fc.option(fc.integer({ min: 0, max: 36_000 }).map((hundredths) => hundredths / 100));
const fix = fc.record({
  recordedAt: fc.integer({ min: START, max: START + SEGMENT_MS - 1 }),
  latitude: fc.integer({ min: -9e8, max: 9e8 }).map((packed) => packed / 1e7),
  longitude: fc.integer({ min: -18e8, max: 18e8 }).map((packed) => packed / 1e7),
  speed: reading,
  heading: reading,
});
const fixes = fc
  .uniqueArray(fix, { selector: ({ recordedAt }) => recordedAt, minLength: 1, maxLength: 90 })
  .map((list) => list.toSorted((a, b) => a.recordedAt - b.recordedAt));
const track = fc.record({
  truckId: fc.string({ minLength: 1, maxLength: 20, unit: 'binary' }),
  simulated: fc.boolean(),
  keyframe: fc.option(
    fix.map((value) => ({ ...value, recordedAt: value.recordedAt - SEGMENT_MS })),
    { nil: undefined },
  ),
  fixes: fc.option(fixes),
});
interface GivenTrack extends Omit<TrackPart, 'chunk'> {
  readonly fixes: readonly Fix[] | null;
}

function encoded(tracks: readonly GivenTrack[]): Uint8Array {
  return encodeReplaySegment(
    START,
    tracks.map(({ fixes: rows, ...rest }) => ({
      ...rest,
      chunk: rows ? { bytes: encodeReplayChunk(START, rows), count: rows.length } : undefined,
    })),
  );
}

/** Bytes are a segment or a RangeError. */
function judge(bytes: Uint8Array): void {
  try {
    const { tracks } = decodeReplaySegment(bytes);
    for (const { times } of tracks) expect(times.buffer.byteLength).toBeLessThanOrEqual(bytes.length * 64);
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
  }
}

/** A truck that drives: a fix every so many seconds, with the noise of a receiver. */
function drive(count: number, everyMs: number): Fix[] {
  let random = 42;
  const noise = (): number => (random = (random * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31 - 0.5;
  return Array.from({ length: count }, (_none, index) => ({
    recordedAt: START + index * everyMs,
    latitude: -23.5 + index * 0.002 + noise() * 4e-5,
    longitude: -46.6 + index * 0.001 + noise() * 4e-5,
    speed: 22 + noise() * 2,
    heading: Math.round(27 + noise() * 8),
  }));
}

describe('a replay segment', () => {
  it('AC9: a segment with some of its tracks is the one that was recorded of those trucks alone', () => {
    const tracks = fc.uniqueArray(track, { selector: ({ truckId }) => truckId, maxLength: 8 });
    fc.assert(
      fc.property(tracks, fc.string({ maxLength: 2 }), (given, wanted) => {
        const isWanted = (truckId: string): boolean => truckId.includes(wanted);
        const alone = given.filter(({ truckId }) => isWanted(truckId));
        const picked = pickOfReplaySegment(encoded(given), isWanted);
        expect(picked && [...picked]).toEqual(alone.length > 0 ? [...encoded(alone)] : undefined);
      }),
    );
  });

  it('RS1: comes back as it went, places to 1e-7 degrees, speed and heading to a hundredth', () => {
    fc.assert(
      fc.property(fc.array(track, { maxLength: 6 }), (tracks) => {
        const segment = decodeReplaySegment(encoded(tracks));
        expect([segment.start, segment.until]).toEqual([START, START + SEGMENT_MS]);
        expect(
          segment.tracks.map(({ truckId, simulated, ...columns }) => ({
            truckId,
            simulated,
            rows: Array.from(columns.times, (recordedAt, row) => ({
              recordedAt,
              latitude: columns.latitudes[row],
              longitude: columns.longitudes[row],
              speed: columns.speeds[row],
              heading: columns.headings[row],
            })),
          })),
        ).toEqual(
          tracks.map(({ truckId, simulated, keyframe, fixes: rows }) => ({
            truckId,
            simulated,
            rows: [...(keyframe ? [keyframe] : []), ...(rows ?? [])].map((row) => ({
              ...row,
              latitude: row.latitude + 0,
              longitude: row.longitude + 0,
              speed: Math.fround(row.speed ?? Number.NaN),
              heading: Math.fround(row.heading ?? Number.NaN),
            })),
          })),
        );
      }),
    );
  });

  it('RS2: cut off anywhere it is a RangeError', () => {
    fc.assert(
      fc.property(fc.array(track, { minLength: 1, maxLength: 3 }), fc.nat(), (tracks, at) => {
        const bytes = encoded(tracks);
        expect(() => decodeReplaySegment(bytes.subarray(0, at % bytes.length))).toThrow(RangeError);
      }),
    );
  });

  it('RS2: whatever bytes come, they are a segment or a RangeError, and cost no more than they weigh', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), judge));
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(
        fc.array(track, { minLength: 1, maxLength: 3 }),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        (tracks, changes) => {
          const bytes = encoded(tracks);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          judge(bytes);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('RS3: a chunk begins with its last fix, which is read without the rest', () => {
    fc.assert(
      fc.property(fixes, (rows) => {
        const { count, last } = readChunkHead(START, encodeReplayChunk(START, rows).subarray(0, 32));
        expect(count).toBe(rows.length);
        expect(last).toEqual({
          ...rows.at(-1),
          latitude: rows.at(-1)!.latitude + 0,
          longitude: rows.at(-1)!.longitude + 0,
        });
      }),
    );
  });

  it('RS3: a chunk tells of each fix whether it is simulated', () => {
    const rows = drive(9, 1000).map((row, index) => (index % 3 === 0 ? { ...row, simulated: true as const } : row));
    const { isSimulated } = decodeReplayChunk(START, encodeReplayChunk(START, rows));
    expect(rows.map((_row, index) => isSimulated(index))).toEqual(rows.map(({ simulated }) => simulated === true));
  });

  it('RS4: a driving truck weighs at most five bytes a fix at 60 fixes, a standing one next to nothing', () => {
    expect(encodeReplayChunk(START, drive(60, 10_000)).length / 60).toBeLessThan(5);
    const parked = drive(60, 10_000).map((row, _index, all) => ({ ...all[0]!, recordedAt: row.recordedAt }));
    expect(encodeReplayChunk(START, parked).length / 60).toBeLessThan(0.7);
  });

  it('RS8: chunks that were kept before places were told by speed and heading are still read', () => {
    const kept = 'BgWY7wL0052eAv+GrJ4HAJ1KDQbhNE0BDKgOil4KLBIMAQAKPR96hKg2HhUFAQAOZB4ECAPLAw==';
    const { columns } = decodeReplayChunk(START, Uint8Array.from(Buffer.from(kept, 'base64')));
    expect(columns).toEqual({
      times: Float64Array.of(START, START + 10_000, START + 20_000, START + 30_000, START + 47_000),
      latitudes: Float64Array.of(30.0140333, 30.0139981, 30.0138654, 30.013755, 30.0135674),
      longitudes: Float64Array.of(-97.143231, -97.1410429, -97.1388111, -97.1364703, -97.1342272),
      speeds: Float32Array.of(21.6, 21.2, 21.6, 22.6, Number.NaN),
      headings: Float32Array.of(94, 91, 94, 93, 95),
    });
  });
});
