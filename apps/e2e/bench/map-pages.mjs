// The two pages that the map benchmark compares, each with the same fleet: the desk, and a Leaflet marker per truck.
// What is passed to `evaluate` runs in the browser.
import { createRequire } from 'node:module';

const leaflet = createRequire(new URL('../../web/package.json', import.meta.url)).resolve('leaflet/dist/leaflet.js');
const VIEW = { latitude: 40, longitude: -95, zoom: 9 };

/**
 * Puts the fleet and its feed on the page: every truck inside the map, each with a new position once a second, spread over
 * the frames, and fast enough to move by a pixel in every frame.
 */
function createFeed({ trucks, view, width, height }) {
  const METRES = 40_075_016;
  const degreesPerPixel = 360 / (256 * 2 ** view.zoom);
  const squeeze = Math.cos((view.latitude * Math.PI) / 180);
  const PIXELS_PER_SECOND = 70;
  let seed = 1;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const fleet = Array.from({ length: trucks }, (_none, index) => ({
    truckId: `T${index}`,
    x: random() * width,
    y: random() * height,
    heading: random() * 360,
  }));
  let turn = 0;
  const changeOf = (truck) => {
    const recordedAt = Date.now();
    return {
      truckId: truck.truckId,
      location: {
        latitude: view.latitude - (truck.y - height / 2) * degreesPerPixel * squeeze,
        longitude: view.longitude + (truck.x - width / 2) * degreesPerPixel,
        speed: (PIXELS_PER_SECOND * degreesPerPixel * METRES * squeeze) / 360,
        heading: truck.heading,
        recordedAt,
        heardAt: recordedAt,
        motion: 'moving',
        motionSince: 0,
      },
    };
  };
  const drive = (truck) => {
    truck.heading = (truck.heading + (random() - 0.5) * 40 + 360) % 360;
    const angle = (truck.heading * Math.PI) / 180;
    const x = truck.x + Math.sin(angle) * PIXELS_PER_SECOND;
    const y = truck.y - Math.cos(angle) * PIXELS_PER_SECOND;
    if (x < 0 || y < 0 || x > width || y > height) truck.heading = (truck.heading + 180) % 360;
    else Object.assign(truck, { x, y });
  };
  return {
    first: () => fleet.map(changeOf),
    next: (count) =>
      Array.from({ length: count }, () => {
        const truck = fleet[turn];
        turn = (turn + 1) % trucks;
        drive(truck);
        return changeOf(truck);
      }),
  };
}

/** Feeds the page in every frame; positions are only made up while `isTaken` is false. */
function runFeed({ feed, trucks, apply }) {
  globalThis.isTaken = true;
  let last = performance.now();
  let due = 0;
  requestAnimationFrame(function feedFrame(now) {
    requestAnimationFrame(feedFrame);
    due = Math.min(trucks, due + ((now - last) / 1000) * trucks);
    last = now;
    const count = Math.floor(due);
    due -= count;
    for (const change of feed.next(count)) if (globalThis.isTaken) apply(change);
  });
}

const install = `globalThis.createFeed = ${String(createFeed)}; globalThis.runFeed = ${String(runFeed)};`;

/** `firstDraw`: milliseconds from the fleet in the store to the frame with its first picture. */
export async function openDesk(browser, url, trucks) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(install);
  await page.goto(`${url}/?at=${VIEW.latitude},${VIEW.longitude},${VIEW.zoom}`);
  await page.locator('.leaflet-trucks-pane canvas').first().waitFor({ state: 'attached' });
  await page.waitForTimeout(2500);
  const [worker] = page.workers();
  await worker.evaluate(countPictures);
  const start = await page.evaluate(
    ({ trucks: count, view }) => {
      const { width, height } = document.querySelector('.leaflet-container').getBoundingClientRect();
      const feed = createFeed({ trucks: count, view, width, height });
      const { fleet } = globalThis.fleetmap;
      const first = feed.first();
      for (const change of first) fleet.apply(change, performance.now());
      const startedAt = performance.timeOrigin + performance.now();
      setTimeout(
        () => runFeed({ feed, trucks: count, apply: (change) => fleet.apply(change, performance.now()) }),
        2000,
      );
      return startedAt;
    },
    { trucks, view: VIEW },
  );
  await page.waitForTimeout(4000);
  const drawnAt = await worker.evaluate((since) => globalThis.pictures.find((at) => at > since), start);
  return {
    page,
    firstDraw: drawnAt - start,
    pictures: () => worker.evaluate(() => globalThis.pictures.length),
    hitTest: () => page.evaluate(clickAround),
  };
}

/** In the worker: notes when each picture was handed to the browser. */
function countPictures() {
  globalThis.pictures = [];
  let isPainted = false;
  const prototype = OffscreenCanvasRenderingContext2D.prototype;
  prototype.putImageData = new Proxy(Reflect.get(prototype, 'putImageData'), {
    apply(put, context, given) {
      isPainted = true;
      return Reflect.apply(put, context, given);
    },
  });
  requestAnimationFrame(function note() {
    requestAnimationFrame(note);
    if (isPainted) globalThis.pictures.push(performance.timeOrigin + performance.now());
    isPainted = false;
  });
}

/** Median milliseconds of a click on the map, with all that finds and selects the truck. */
function clickAround() {
  const map = document.querySelector('.leaflet-container');
  const { left, top, width, height } = map.getBoundingClientRect();
  const times = [];
  for (let round = 0; round < 60; round += 1) {
    const clientX = left + ((round * 37) % 100) * 0.01 * width;
    const clientY = top + ((round * 61) % 100) * 0.01 * height;
    const start = performance.now();
    map.dispatchEvent(new MouseEvent('click', { clientX, clientY, bubbles: true }));
    times.push(performance.now() - start);
  }
  globalThis.fleetmap.desk.setState({ selectedId: undefined });
  return times.toSorted((a, b) => a - b)[30];
}

/** What one gets without a layer of one's own: a marker per truck, with a rotated icon. No ground, no list. */
export async function openMarkers(browser, trucks) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(240_000);
  await page.setContent('<body style="margin:0"><div id="map" style="width:1100px;height:844px"></div>');
  await page.addStyleTag({ path: leaflet.replace(/\.js$/, '.css') });
  await page.addScriptTag({ path: leaflet });
  await page.evaluate(install);
  const firstDraw = await page.evaluate(
    ({ count, view }) => {
      const map = L.map('map', { zoomControl: false }).setView([view.latitude, view.longitude], view.zoom);
      const feed = createFeed({ trucks: count, view, width: 1100, height: 844 });
      const first = feed.first();
      const markerById = new Map();
      const arrow =
        '<svg viewBox="-12 -12 24 24" width="24" height="24"><path d="M0-12 8 9 0 5-8 9z" fill="#3ddc9b"/></svg>';
      const apply = ({ truckId, location }) => {
        const marker = markerById.get(truckId);
        marker.setLatLng([location.latitude, location.longitude]);
        marker.getElement().firstChild.style.transform = `rotate(${location.heading}deg)`;
      };
      const start = performance.now();
      for (const change of first) {
        const icon = L.divIcon({ html: arrow, className: '', iconSize: [24, 24] });
        const place = [change.location.latitude, change.location.longitude];
        markerById.set(change.truckId, L.marker(place, { icon }).addTo(map));
        apply(change);
      }
      setTimeout(() => runFeed({ feed, trucks: count, apply }), 1500);
      return new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
      });
    },
    { count: trucks, view: VIEW },
  );
  await page.waitForTimeout(3000);
  const hitTest = () =>
    page.evaluate(() => {
      const times = [];
      for (let round = 0; round < 20; round += 1) {
        const start = performance.now();
        document.elementFromPoint(((round * 37) % 100) * 11, ((round * 61) % 100) * 8.4);
        times.push(performance.now() - start);
      }
      return times.toSorted((a, b) => a - b)[10];
    });
  return { page, firstDraw, hitTest };
}
