import './ui/mantine.css';
import './desk.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { DeskContext, type DeskTools } from './desk-context.js';
import { defaultSpeedUnit, rememberedSpeedUnit } from './i18n/speed-unit.js';
import { startI18n } from './i18n/start-i18n.js';
import { createServerClock } from './live/server-clock.js';
import { startLive } from './live/start-live.js';
import { createCameraControl } from './map/camera-control.js';
import { createTrailsSwitch } from './map/trails-switch.js';
import { createDeskStore } from './stores/desk-store.js';
import { createFleetStore } from './stores/fleet-store.js';
import { keepViewInUrl, readView } from './stores/view-in-url.js';
import { resolveColors, theme } from './ui/theme.js';

// Trucks, choices and the feed live outside React: the page starts them, and its end ends them.
const fleet = createFleetStore();
const desk = createDeskStore({
  speedUnit: rememberedSpeedUnit() ?? defaultSpeedUnit(navigator.language),
  ...readView(),
});
const tools: DeskTools = {
  fleet,
  desk,
  clock: createServerClock(),
  camera: createCameraControl(fleet),
  trails: createTrailsSwitch(),
};
const schemes = localStorageColorSchemeManager({ key: 'fleetmap.theme' });

// For developers in the console, and for the browser tests: `fleetmap.fleet`, `fleetmap.desk`.
Object.assign(globalThis, { fleetmap: tools });

keepViewInUrl(desk);
startLive(tools);
await startI18n();

createRoot(document.getElementById('root')!).render(
  <MantineProvider
    theme={theme}
    cssVariablesResolver={resolveColors}
    defaultColorScheme="auto"
    colorSchemeManager={schemes}
  >
    <DeskContext value={tools}>
      <App />
    </DeskContext>
  </MantineProvider>,
);
