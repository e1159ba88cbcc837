import type { PathOptions } from 'leaflet';

type Theme = 'dark' | 'light';

// Amber on the dark map, a deep violet on the light one: nothing else on the ground has these.
const COLOUR: Readonly<Record<Theme, string>> = { dark: '#ffb454', light: '#7a2ea0' };

export function chosenLook(theme: Theme): PathOptions {
  return { color: COLOUR[theme], weight: 4, opacity: 0.95 };
}

export function listedLook(theme: Theme): PathOptions {
  return { color: COLOUR[theme], weight: 2, opacity: 0.55 };
}

/** What nobody drives: a gap. */
export function gapLook(theme: Theme): PathOptions {
  return { ...listedLook(theme), dashArray: '4 8' };
}
