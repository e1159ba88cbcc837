// The fleet of the map benchmark and its feed. Both functions run in the browser.

/**
 * Every truck inside the map, each with a new position once a second, spread over the frames, in curves, and fast enough to
 * move by a pixel in every frame. A truck's position is told in the same object every time: making them up must cost little.
 */
function createFeed({ trucks, view, width, height }) {
  const METRES = 40_075_016;
  const degreesPerPixel = 360 / (256 * 2 ** view.zoom);
  const squeeze = Math.cos((view.latitude * Math.PI) / 180);
  const PIXELS_PER_SECOND = 70;
  const MOST_TURN = 20; // degrees per second
  let seed = 1;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const fleet = Array.from({ length: trucks }, (_none, index) => ({
    x: random() * width,
    y: random() * height,
    turn: (random() - 0.5) * 2 * MOST_TURN,
    change: {
      truckId: `T${index}`,
      location: {
        latitude: 0,
        longitude: 0,
        speed: (PIXELS_PER_SECOND * degreesPerPixel * METRES * squeeze) / 360,
        heading: random() * 360,
        recordedAt: 0,
        heardAt: 0,
        motion: 'moving',
        motionSince: 0,
      },
    },
  }));
  const tell = ({ x, y, change }, now, apply) => {
    const { location } = change;
    location.latitude = view.latitude - (y - height / 2) * degreesPerPixel * squeeze;
    location.longitude = view.longitude + (x - width / 2) * degreesPerPixel;
    location.recordedAt = location.heardAt = now;
    apply(change);
  };
  const drive = (truck) => {
    const { location } = truck.change;
    location.heading = (location.heading + truck.turn + 360) % 360;
    const angle = (location.heading * Math.PI) / 180;
    const x = truck.x + Math.sin(angle) * PIXELS_PER_SECOND;
    const y = truck.y - Math.cos(angle) * PIXELS_PER_SECOND;
    if (x < 0 || y < 0 || x > width || y > height) {
      location.heading = (location.heading + 180) % 360;
      return;
    }
    truck.x = x;
    truck.y = y;
  };
  let next = 0;
  return {
    first(apply) {
      const now = Date.now();
      for (const truck of fleet) tell(truck, now, apply);
    },
    drive(count, apply) {
      const now = Date.now();
      for (let driven = 0; driven < count; driven += 1) {
        const truck = fleet[next];
        next = (next + 1) % trucks;
        drive(truck);
        tell(truck, now, apply);
      }
    },
  };
}

/** Feeds the page in every frame; positions are only made up while `isTaken` is false. */
function runFeed({ feed, trucks, apply }) {
  globalThis.isTaken = true;
  const applyIfTaken = (change) => {
    if (globalThis.isTaken) apply(change);
  };
  let last = performance.now();
  let due = 0;
  requestAnimationFrame(function feedFrame(now) {
    requestAnimationFrame(feedFrame);
    due = Math.min(trucks, due + ((now - last) / 1000) * trucks);
    last = now;
    const count = Math.floor(due);
    due -= count;
    feed.drive(count, applyIfTaken);
  });
}

/** A script that makes both known to a page. */
export const installFeed = `globalThis.createFeed = ${String(createFeed)}; globalThis.runFeed = ${String(runFeed)};`;
