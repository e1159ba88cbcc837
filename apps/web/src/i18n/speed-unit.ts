import type { SpeedUnit } from '../stores/desk-store.js';
import { recall } from '../ui/remembered.js';

export const SPEED_UNITS: readonly SpeedUnit[] = ['km/h', 'mph'];

/** Miles for Americans (and a bare "en"), kilometres for everyone else, until someone chooses. */
export function defaultSpeedUnit(browserLanguage: string): SpeedUnit {
  return /^en(-us)?$/i.test(browserLanguage) ? 'mph' : 'km/h';
}

export function rememberedSpeedUnit(): SpeedUnit | undefined {
  return SPEED_UNITS.find((unit) => unit === recall('speed-unit'));
}
