/** The last places of every truck, to draw where it came from. Memory per truck is fixed, whatever comes. */
export interface Trails {
  /** A truck is on its way to a place (world units), where it is drawn at `reachedAt` (ms of the page's clock). */
  note(index: number, place: { x: number; y: number; reachedAt: number }): void;
  /** Makes room for rows, so that thousands that come at once cost one growth. */
  reserve(trucks: number): void;
  /** Another truck has the row, or nobody knows the way: what was is no trail. */
  forget(index: number): void;
  /** Remembers every place of this truck from now on, for half an hour; undefined for none. */
  watch(index: number | undefined): void;
  /** Oldest first: every place that the truck has passed by now and since `since`. */
  each(index: number, since: number, nowMs: number, visit: (x: number, y: number, reachedAt: number) => void): void;
}

const PLACES = 24; // per truck
const APART_MS = 12_000; // between two kept places: together nearly five minutes
const WORLD = 2 ** 32; // steps around the world: a centimetre each, and over the antimeridian integers wrap by themselves

export const SHORT_TRAIL_MS = PLACES * APART_MS;
export const WATCHED_TRAIL_MS = 30 * 60_000;
const MOST_WATCHED = 3600; // places: half an hour of two a second

export function createTrails(): Trails {
  // All first places side by side, then all second ones: memory that no truck has filled yet is not touched.
  let x = new Int32Array(0);
  let y = new Int32Array(0);
  let at = new Int32Array(0); // ms of the page's clock: good for 24 days
  let last = new Int32Array(0); // how many were ever noted; the newest is at (last - 1) % PLACES
  let watched: { index: number; places: { x: number; y: number; reachedAt: number }[] } | undefined;

  function grow(trucks: number): void {
    const stride = last.length;
    const widen = (before: Int32Array): Int32Array<ArrayBuffer> => {
      const wider = new Int32Array(trucks * PLACES);
      for (let place = 0; place < PLACES; place += 1)
        wider.set(before.subarray(place * stride, (place + 1) * stride), place * trucks);
      return wider;
    };
    [x, y, at] = [widen(x), widen(y), widen(at)];
    const before = last;
    last = new Int32Array(trucks);
    last.set(before);
  }

  const slotOf = (index: number, place: number): number => (place % PLACES) * last.length + index;

  function eachShort(index: number, visit: (x: number, y: number, reachedAt: number) => void): void {
    const until = last[index] ?? 0;
    for (let place = Math.max(0, until - PLACES); place < until; place += 1) {
      const slot = slotOf(index, place);
      visit((x[slot]! >>> 0) / WORLD, (y[slot]! >>> 0) / WORLD, at[slot]!);
    }
  }

  return {
    reserve(trucks) {
      if (trucks > last.length) grow(trucks);
    },

    note(index, place) {
      if (watched?.index === index) {
        watched.places.push(place);
        if (watched.places.length > MOST_WATCHED) watched.places.shift();
      }
      const newest = last[index]! - 1;
      if (newest >= 0 && place.reachedAt - at[slotOf(index, newest)]! < APART_MS) return;
      const slot = slotOf(index, last[index]!);
      x[slot] = (place.x - Math.floor(place.x)) * WORLD;
      y[slot] = place.y * WORLD;
      at[slot] = place.reachedAt;
      last[index]! += 1;
    },

    forget(index) {
      if (index < last.length) last[index] = 0;
      if (watched?.index === index) watched.places = [];
    },

    watch(index) {
      if (index === watched?.index) return;
      watched = index === undefined ? undefined : { index, places: [] };
      if (index !== undefined)
        eachShort(index, (placeX, placeY, reachedAt) => watched?.places.push({ x: placeX, y: placeY, reachedAt }));
    },

    each(index, since, nowMs, visit) {
      const visitPassed = (placeX: number, placeY: number, reachedAt: number): void => {
        if (reachedAt >= since && reachedAt <= nowMs) visit(placeX, placeY, reachedAt);
      };
      if (watched?.index !== index) eachShort(index, visitPassed);
      else for (const place of watched.places) visitPassed(place.x, place.y, place.reachedAt);
    },
  };
}
