import './ui/mantine.css';
import './desk.css';
import { fetchTrack } from '@fleetmap/client';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { DeskContext, type DeskTools } from './desk-context.js';
import { defaultSpeedUnit, rememberedSpeedUnit } from './i18n/speed-unit.js';
import { startI18n } from './i18n/start-i18n.js';
import { createServerClock } from './live/server-clock.js';
import { startLive } from './live/start-live.js';
import { createCameraControl } from './map/camera-control.js';
import { createTrailsSwitch } from './map/trails-switch.js';
import { keepChosenTrack } from './replay/chosen-track.js';
import { createHttpTransport } from './replay/http-transport.js';
import { createPlayer } from './replay/player.js';
import { createReplayFleet } from './replay/replay-fleet.js';
import { createReplaySource } from './replay/replay-source.js';
import { createShownClock } from './replay/shown-clock.js';
import { startReplay } from './replay/start-replay.js';
import { runWhileIn } from './session/run-while-in.js';
import { createSessionStore } from './session/session-store.js';
import { watchSession } from './session/watch-session.js';
import { createDeskStore } from './stores/desk-store.js';
import { createFleetStore } from './stores/fleet-store.js';
import { momentOf } from './stores/moment-in-url.js';
import { createReplayStore } from './stores/replay-store.js';
import { createShownFleet } from './stores/shown-fleet.js';
import { readView } from './stores/view-in-url.js';
import { Entrance } from './pages/entry/entrance.js';
import { Pages } from './pages/pages.js';
import { resolveColors, theme } from './ui/theme.js';

// Trucks, choices and the feed live outside React: the page starts them, and its end ends them.
const fleet = createShownFleet(createFleetStore());
const desk = createDeskStore({
  speedUnit: rememberedSpeedUnit() ?? defaultSpeedUnit(navigator.language),
  ...readView(),
});
const session = createSessionStore();
const replay = createReplayStore(momentOf(location.search, performance.now()));
const serverClock = createServerClock();
const now = (): number => serverClock.now();
const recording = createReplaySource(createHttpTransport(), now);
const past = createReplayFleet();
const player = createPlayer({ replay, source: recording, fleet: past, now, pageNow: () => performance.now() });
const tools: DeskTools = {
  fleet,
  desk,
  session,
  replay,
  player,
  recording,
  chosenTrack: keepChosenTrack({ desk, replay, now, fetchTrack }).store,
  clock: createShownClock(serverClock, player, replay),
  liveClock: serverClock,
  camera: createCameraControl(fleet),
  trails: createTrailsSwitch(),
};
const schemes = localStorageColorSchemeManager({ key: 'fleetmap.theme' });

// For developers in the console, and for the browser tests: `fleetmap.fleet`, `fleetmap.desk`.
Object.assign(globalThis, { fleetmap: tools });

runWhileIn(session, () => {
  const stops = [startReplay({ replay, player, source: recording, past, fleet, now }), startLive(tools)];
  return () => stops.forEach((stop) => stop());
});
watchSession(session, (listener) =>
  desk.subscribe((state, before) => {
    if (state.liveStatus === 'live' && before.liveStatus !== 'live') listener();
  }),
);
await startI18n();

createRoot(document.getElementById('root')!).render(
  <MantineProvider
    theme={theme}
    cssVariablesResolver={resolveColors}
    defaultColorScheme="auto"
    colorSchemeManager={schemes}
  >
    <DeskContext value={tools}>
      <Entrance>
        <Pages />
      </Entrance>
    </DeskContext>
  </MantineProvider>,
);
