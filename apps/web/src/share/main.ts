import 'leaflet/dist/leaflet.css';
import './share.css';
import i18next from 'i18next';
import { createFormat } from '../i18n/format.js';
import { defaultSpeedUnit } from '../i18n/speed-unit.js';
import { startI18n } from '../i18n/start-i18n.js';
import { createShareClient, LinkIsOver } from './share-client.js';
import { createShareMap } from './share-map.js';
import { createTruckList } from './truck-list.js';

const ASK_EVERY_MS = 2000;

await startI18n();
const client = createShareClient(location.hash.slice(1));
const state = document.querySelector<HTMLElement>('#state')!;
const say = (sentence: string): void => void (state.textContent === sentence || (state.textContent = sentence));

/** @throws LinkIsOver */
async function start(): Promise<() => Promise<void>> {
  const view = await client.view();
  // The server keeps the page out of frames of strangers; whether this link may be in any is known only here.
  if (window.top !== window.self && !view.mayEmbed) throw new LinkIsOver();
  document.title = view.name;
  document.querySelector('#name')!.textContent = view.name;
  const map = createShareMap(document.querySelector<HTMLElement>('#map')!);
  const format = createFormat({ language: i18next.language, speedUnit: defaultSpeedUnit(navigator.language) });
  const showList = createTruckList(document.querySelector<HTMLElement>('#trucks')!, format, (id) => map.goTo(id));
  if (view.pastHours > 0) for (const truckId of view.truckIds) map.draw(await client.track(truckId));
  return async function refresh() {
    const { trucks } = await client.trucks();
    map.show(trucks);
    showList(trucks);
    say(trucks.length > 0 ? i18next.t('shared.live') : i18next.t('shared.none'));
  };
}

let refresh: (() => Promise<void>) | undefined;

async function keepUp(): Promise<void> {
  try {
    refresh ??= await start();
    await refresh();
  } catch (error) {
    if (error instanceof LinkIsOver) {
      document.querySelector('main')!.remove(); // nothing of what it showed stays
      return say(i18next.t('shared.over'));
    }
    say(i18next.t('shared.reconnecting'));
  }
  setTimeout(() => void keepUp(), ASK_EVERY_MS);
}

await keepUp();
