import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import { type Look, STATUS_LOOK } from './status-look.js';

// Cool greys near the map's own: 0 text, 2 dimmed, 4 borders, 6 raised, 7 page.
const slate: MantineColorsTuple = [
  '#dde2e7',
  '#b9c1ca',
  '#9aa5b1',
  '#76828e',
  '#3a434d',
  '#2f3740',
  '#252c33',
  '#1b2127',
  '#151a1f',
  '#0f1317',
];

export const theme = createTheme({
  colors: { dark: slate },
  primaryColor: 'blue',
  primaryShade: 8,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
});

/** The desk's own colours; surface and border come in both themes under one name. */
export const resolveColors: CSSVariablesResolver = () => ({
  variables: {},
  dark: {
    ...statusColors('dark'),
    '--desk-surface': '#1b2127',
    '--desk-raised': '#252c33',
    '--desk-border': '#323a43',
    '--desk-chosen': '#1f3a57',
    '--desk-good': STATUS_LOOK.moving.dark,
    '--desk-warning': '#ffc45c',
    '--desk-bad': '#ff9a94',
    '--mantine-color-error': '#ff9a94', // the library's own red is too dark to read
    '--desk-past': '#c4a8ff',
    '--desk-past-shade': 'rgba(196, 168, 255, 0.22)',
    '--desk-past-surface': '#4b2f85',
    '--desk-past-text': '#f1eaff',
    '--desk-warning-surface': '#4a3508',
    '--desk-warning-text': '#ffe2a8',
    '--mantine-color-dimmed': '#9aa5b1',
    '--mantine-color-placeholder': '#8d98a4',
  },
  light: {
    ...statusColors('light'),
    '--desk-surface': '#ffffff',
    '--desk-raised': '#f3f5f7',
    '--desk-border': '#d9dee3',
    '--desk-chosen': '#dcebfb',
    '--desk-good': STATUS_LOOK.moving.light,
    '--desk-warning': '#8a4b00',
    '--desk-bad': '#b42318',
    '--mantine-color-error': '#b42318',
    '--desk-past': '#6b3fc4',
    '--desk-past-shade': 'rgba(107, 63, 196, 0.16)',
    '--desk-past-surface': '#6b3fc4',
    '--desk-past-text': '#ffffff',
    '--desk-warning-surface': '#ffecc2',
    '--desk-warning-text': '#5c3600',
    '--mantine-color-dimmed': '#56616c',
    '--mantine-color-placeholder': '#616c77',
  },
});

function statusColors(scheme: 'dark' | 'light'): Record<string, string> {
  const looks = Object.keys(STATUS_LOOK) as Look[];
  return Object.fromEntries(looks.map((look) => [`--status-${look}`, STATUS_LOOK[look][scheme]]));
}
