import { IconMap2, IconRoute, IconSteeringWheel, type TablerIcon } from '@tabler/icons-react';
import type { en } from '../../i18n/catalogues/en.js';

/** A page that the bar leads to. */
export interface Place {
  readonly path: string;
  readonly name: keyof typeof en;
  readonly icon: TablerIcon;
  /** `manage`: in a menu, for it is needed once a week. */
  readonly group: 'work' | 'manage';
}

// A new page is one row here, and its route in pages/pages.tsx.
export const PLACES: readonly Place[] = [
  { path: '/', name: 'nav.map', icon: IconMap2, group: 'work' },
  { path: '/routes', name: 'nav.routes', icon: IconRoute, group: 'work' },
  { path: '/simulate', name: 'nav.simulate', icon: IconSteeringWheel, group: 'work' },
];
