import 'leaflet/dist/leaflet.css';
import './share.css';
import { connectLive, onUnauthenticated } from '@fleetmap/client';
import type { SharedView, TruckLocation } from '@fleetmap/events';
import i18next from 'i18next';
import { createFormat } from '../i18n/format.js';
import { defaultSpeedUnit } from '../i18n/speed-unit.js';
import { startI18n } from '../i18n/start-i18n.js';
import { createShareClient, LinkIsOver } from './share-client.js';
import { createShareMap, type ShareMap } from './share-map.js';
import { createTruckList } from './truck-list.js';

const TRY_AGAIN_AFTER_MS = 2000;
const AGE_EVERY_MS = 1000;

await startI18n();
const token = location.hash.slice(1);
const client = createShareClient(token);
const state = document.querySelector<HTMLElement>('#state')!;
const say = (sentence: string): void => void (state.textContent === sentence || (state.textContent = sentence));

/** Does what may find out that the link is over; what else goes wrong is tried again. */
async function orEnd(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (error instanceof LinkIsOver) return end();
    say(i18next.t('shared.reconnecting'));
    setTimeout(() => void orEnd(act), TRY_AGAIN_AFTER_MS);
  }
}

async function start(): Promise<void> {
  const view = await client.view();
  // The server keeps the page out of frames of strangers; whether this link may be in any is known only here.
  if (window.top !== window.self && !view.mayEmbed) throw new LinkIsOver();
  const { trucks } = await client.trucks();
  document.title = view.name;
  document.querySelector('#name')!.textContent = view.name;
  stop = show(view, trucks);
}

/** Shows the trucks, and what becomes of them. @returns what ends it */
function show(view: SharedView, trucks: readonly TruckLocation[]): () => void {
  const truckById = new Map(trucks.map((truck) => [truck.truckId, truck]));
  const map = createShareMap(document.querySelector<HTMLElement>('#map')!);
  const format = createFormat({ language: i18next.language, speedUnit: defaultSpeedUnit(navigator.language) });
  const showList = createTruckList(document.querySelector<HTMLElement>('#trucks')!, format, (id) => map.goTo(id));
  let isLive = false;

  function tell(): void {
    showList([...truckById.values()]);
    if (isLive) say(i18next.t(truckById.size > 0 ? 'shared.live' : 'shared.none'));
    else say(i18next.t('shared.reconnecting'));
  }

  showList(trucks); // first: the room that it takes is not the map's, which is then fitted to the trucks
  map.show(trucks);
  const feed = connectLive({
    token,
    user: 'share link',
    onTruckLocation(change) {
      truckById.set(change.truckId, change);
      map.show([change]);
    },
    onStatus(status) {
      isLive = status === 'live';
      if (status !== 'connecting') tell();
    },
  });
  const timer = setInterval(tell, AGE_EVERY_MS);
  if (view.pastHours > 0) void drawTracks(view.truckIds, map);
  return () => {
    clearInterval(timer);
    feed.close();
  };
}

async function drawTracks(truckIds: readonly string[], map: ShareMap): Promise<void> {
  for (const truckId of truckIds) await orEnd(async () => map.draw(await client.track(truckId)));
}

/** Nothing of what it showed stays. */
function end(): void {
  stop();
  document.querySelector('main')?.remove();
  say(i18next.t('shared.over'));
}

let stop = (): void => undefined;
onUnauthenticated(() => void orEnd(async () => void (await client.view())));
await orEnd(start);
