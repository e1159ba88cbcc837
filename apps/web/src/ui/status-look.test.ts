import { expect, it } from 'vitest';
import { paletteByTheme } from '../map/basemap/palette.js';
import { STATUS_LOOK } from './status-look.js';

const READABLE = 4.5; // WCAG 1.4.3

/** Relative luminance of a hex colour, WCAG 2. */
function luminanceOf(hex: string): number {
  const channels = [1, 3, 5].map((start) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * channels[0]! + 0.7152 * channels[1]! + 0.0722 * channels[2]!;
}

function contrastOf(one: string, other: string): number {
  const [dark, light] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

it.each(Object.entries(STATUS_LOOK))('%s is seen on land and water in both themes', (_look, colours) => {
  for (const theme of ['dark', 'light'] as const) {
    const { land, water } = paletteByTheme[theme];
    expect(contrastOf(colours[theme], land)).toBeGreaterThanOrEqual(READABLE);
    expect(contrastOf(colours[theme], water)).toBeGreaterThanOrEqual(3);
  }
});
