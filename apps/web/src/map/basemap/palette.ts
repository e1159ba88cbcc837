/** Which of the two maps is drawn. */
export type BasemapTheme = 'light' | 'dark';

/** CSS colours of the map. Everything stays near grey, so that a truck's status colour is the only colour that calls. */
export interface Palette {
  readonly water: string;
  readonly land: string;
  readonly river: string;
  readonly stateBorder: string;
  readonly countryBorder: string;
  readonly highwayCasing: string;
  readonly highway: string;
  readonly minorHighway: string;
  readonly halo: string;
  readonly country: string;
  readonly state: string;
  readonly city: string;
  readonly town: string;
  readonly dot: string;
  readonly shield: string;
  readonly shieldBorder: string;
  readonly shieldText: string;
}

export const paletteByTheme: Readonly<Record<BasemapTheme, Palette>> = {
  light: {
    water: '#ccd6dc',
    land: '#f5f5f2',
    river: '#d5dee3',
    stateBorder: '#d5d4d6',
    countryBorder: '#b9b4b8',
    highwayCasing: '#cbc3b4',
    highway: '#dccfb6',
    minorHighway: '#e2dac9',
    halo: 'rgba(250, 250, 248, 0.9)',
    country: '#7d7a85',
    state: '#a3a1a3',
    city: '#4d5660',
    town: '#6d757e',
    dot: '#8b939b',
    shield: '#fbfbf9',
    shieldBorder: '#c9c6bf',
    shieldText: '#7b7972',
  },
  dark: {
    water: '#12161b',
    land: '#20252b',
    river: '#181d23',
    stateBorder: '#31373e',
    countryBorder: '#4b525a',
    highwayCasing: '#181c21',
    highway: '#434a52',
    minorHighway: '#373d45',
    halo: 'rgba(26, 30, 35, 0.9)',
    country: '#868e98',
    state: '#656d77',
    city: '#b3bac2',
    town: '#8d959e',
    dot: '#6f7780',
    shield: '#2b3138',
    shieldBorder: '#474e57',
    shieldText: '#97a0aa',
  },
};
