import type { MapTheme } from '../../map/layers/sprites/draw-truck.js';

const KMH = 1 / 3.6; // in m/s

/** From standing to fast: told apart by lightness too, for who sees no red or green. Unknown is grey. */
const CLASSES: readonly { readonly below: number; readonly dark: string; readonly light: string }[] = [
  { below: 5 * KMH, dark: '#8d6bd1', light: '#4b1d91' },
  { below: 30 * KMH, dark: '#d264b6', light: '#97266d' },
  { below: 60 * KMH, dark: '#ff8f7a', light: '#c2410c' },
  { below: 90 * KMH, dark: '#ffc857', light: '#a36a00' },
  { below: Infinity, dark: '#f6f3a1', light: '#5b7c00' },
];
const UNKNOWN = { dark: '#98a2ad', light: '#5d666f' };

/** The colour of a piece of a track. @param speed m/s, NaN is unknown */
export function speedColour(speed: number, theme: MapTheme): string {
  return (CLASSES.find(({ below }) => speed < below) ?? UNKNOWN)[theme];
}
