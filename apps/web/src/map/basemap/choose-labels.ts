import type { Highway, NamedTown, Places, Region } from './basemap-data.js';
import { createHighwayShields } from './highway-shields.js';
import { FONT_FAMILY, type Label, pixelsOf } from './label.js';
import type { Palette } from './palette.js';
import type { View } from './trace-line.js';

// Towns with fewer inhabitants are not named below a zoom. What then still collides is left out by importance.
const INHABITANTS = [8e6, 8e6, 6e6, 3e6, 1.2e6, 4e5, 1.5e5, 5e4, 1.5e4, 4e3] as const;
const CAPITAL = 3; // a capital is named at a third of the bound
const BIG = 2.5; // times the bound: such a town comes before states and shields

const DOTS_FROM = 5;
const DOTS_UNTIL = 11;
const COUNTRIES = { from: 2, until: 7.5 };
const WIDEST = 1300; // pixels: in a region that fills the screen nobody looks for its name
const STATES = { from: 4.5, until: 8.5 };
const SHIELDS_FROM = 6;
const SHIELDS_FIRST_FROM = 8;

/** Everything that might be written in a view, most important first. */
export function chooseLabels(
  { places, highways }: { places: Places; highways: readonly Highway[] },
  { view, zoom, palette }: { view: View; zoom: number; palette: Palette },
): readonly Label[] {
  const bound = INHABITANTS[Math.floor(zoom)] ?? 0;
  const towns = places.towns.filter(
    ({ inhabitants, isCapital }) => inhabitants >= (isCapital ? bound / CAPITAL : bound),
  );
  const isBig = ({ inhabitants }: NamedTown): boolean => inhabitants >= bound * BIG;
  const shields = zoom >= SHIELDS_FROM ? createHighwayShields(highways, view, { zoom, color: palette.shieldText }) : [];
  const otherTowns = towns.filter((town) => !isBig(town)).flatMap(townLabels);
  return [
    ...regionLabels(places.countries, COUNTRIES, { size: 13, color: palette.country, nameOf: countryName }),
    ...towns.filter(isBig).flatMap(townLabels),
    ...regionLabels(places.states, STATES, { size: 11, color: palette.state, nameOf: (name) => name }),
    // From far away a shield would hide a city; near by there are more towns than one can read.
    ...(zoom < SHIELDS_FIRST_FROM ? [...otherTowns, ...shields] : [...shields, ...otherTowns]),
  ];

  function townLabels(town: NamedTown): readonly Label[] {
    const isDotted = zoom >= DOTS_FROM && zoom < DOTS_UNTIL;
    const isCity = town.inhabitants >= 200_000 || (town.isCapital && town.inhabitants >= 50_000);
    return pixelsOf(town, view).map((place) => ({
      ...place,
      text: town.name,
      font: `${isCity ? 500 : 400} ${sizeOf(town, zoom)}px ${FONT_FAMILY}`,
      spacing: 0,
      color: isCity ? palette.city : palette.town,
      sides: isDotted ? ['right', 'left', 'above', 'below'] : ['centre'],
      distance: zoom < 7 ? 7 : 5,
      room: Infinity,
      isDotted,
      isShield: false,
    }));
  }

  function regionLabels(
    regions: readonly Region[],
    { from, until }: { from: number; until: number },
    { size, color, nameOf }: { size: number; color: string; nameOf: (name: string) => string },
  ): readonly Label[] {
    if (zoom < from || zoom >= until) return [];
    const shown = regions.filter(({ width }) => width * view.scale < WIDEST);
    return shown.flatMap((region) =>
      pixelsOf(region, view).map((place) => ({
        ...place,
        text: nameOf(region.name).toLocaleUpperCase(),
        font: `500 ${size}px ${FONT_FAMILY}`,
        spacing: size * 0.14,
        color,
        sides: ['centre'],
        distance: 6,
        room: region.width * view.scale * 0.9,
        isDotted: false,
        isShield: false,
      })),
    );
  }
}

function sizeOf({ inhabitants }: NamedTown, zoom: number): number {
  const size = 11 + Math.max(0, Math.min(3, Math.log10(Math.max(1, inhabitants)) - 4.2) * 1.3);
  return Math.round((size + (zoom >= 9 ? 1 : 0)) * 2) / 2;
}

const countryNames = new Map<string, Intl.DisplayNames>();

/** Countries are named in the language of the page. */
function countryName(code: string): string {
  const language = document.documentElement.lang || 'en';
  const names = countryNames.get(language) ?? new Intl.DisplayNames([language, 'en'], { type: 'region' });
  countryNames.set(language, names);
  return names.of(code) ?? code;
}
