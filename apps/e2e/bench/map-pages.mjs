// The two pages that the map benchmark compares, each with the same fleet: the desk, and a Leaflet marker per truck.
// What is passed to `evaluate` runs in the browser.
import { createRequire } from 'node:module';
import { installFeed } from './map-feed.mjs';

const leaflet = createRequire(new URL('../../web/package.json', import.meta.url)).resolve('leaflet/dist/leaflet.js');
const VIEW = { latitude: 40, longitude: -95, zoom: 9 };

/** `firstDraw`: milliseconds from the fleet in the store to the frame with its first picture. */
export async function openDesk(browser, url, trucks) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(installFeed);
  await page.goto(`${url}/?at=${VIEW.latitude},${VIEW.longitude},${VIEW.zoom}`);
  await page.locator('.leaflet-trucks-pane canvas').first().waitFor({ state: 'attached' });
  await page.waitForTimeout(2500);
  const worker = page.workers().find((candidate) => candidate.url().includes('painting'));
  await worker.evaluate(countPictures);
  const start = await page.evaluate(
    ({ trucks: count, view }) => {
      const { width, height } = document.querySelector('.leaflet-container').getBoundingClientRect();
      const feed = createFeed({ trucks: count, view, width, height });
      const { fleet } = globalThis.fleetmap;
      const apply = (change) => fleet.apply(change, performance.now());
      feed.first(apply);
      const startedAt = performance.timeOrigin + performance.now();
      setTimeout(() => runFeed({ feed, trucks: count, apply }), 2000);
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
  await page.setContent('<body style="margin:0"><div id="map" style="width:1100px;height:844px"></div>');
  await page.addStyleTag({ path: leaflet.replace(/\.js$/, '.css') });
  await page.addScriptTag({ path: leaflet });
  await page.evaluate(installFeed);
  const firstDraw = await page.evaluate(
    ({ count, view }) => {
      const map = L.map('map', { zoomControl: false }).setView([view.latitude, view.longitude], view.zoom);
      const feed = createFeed({ trucks: count, view, width: 1100, height: 844 });
      const markerById = new Map();
      const arrow =
        '<svg viewBox="-12 -12 24 24" width="24" height="24"><path d="M0-12 8 9 0 5-8 9z" fill="#3ddc9b"/></svg>';
      const apply = ({ truckId, location }) => {
        const marker = markerById.get(truckId);
        marker.setLatLng([location.latitude, location.longitude]);
        marker.getElement().firstChild.style.transform = `rotate(${location.heading}deg)`;
      };
      const start = performance.now();
      feed.first((change) => {
        const icon = L.divIcon({ html: arrow, className: '', iconSize: [24, 24] });
        const place = [change.location.latitude, change.location.longitude];
        markerById.set(change.truckId, L.marker(place, { icon }).addTo(map));
        apply(change);
      });
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
