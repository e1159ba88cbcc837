import type { Action, Session } from '@fleetmap/events';
import {
  IconDeviceMobile,
  IconHierarchy,
  IconHistory,
  IconMap2,
  IconRoute,
  IconShare,
  IconSteeringWheel,
  IconUserCircle,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import type { en } from '../../i18n/catalogues/en.js';

/** A page that the bar leads to. */
export interface Place {
  readonly path: string;
  readonly name: keyof typeof en;
  readonly icon: TablerIcon;
  /** `manage`: in a menu, for it is needed once a week. */
  readonly group: 'work' | 'manage';
  /** What one must be allowed to do there. */
  readonly action: Action;
  /** Only where there are accounts: an open server shows no sign of them. */
  readonly isOfAccounts?: true;
}

// A new page is one row here, and its route in pages/pages.tsx.
export const PLACES: readonly Place[] = [
  { path: '/', name: 'nav.map', icon: IconMap2, group: 'work', action: 'enter' },
  { path: '/routes', name: 'nav.routes', icon: IconRoute, group: 'work', action: 'view-plans' },
  {
    path: '/simulate',
    name: 'nav.simulate',
    icon: IconSteeringWheel,
    group: 'work',
    action: 'view-simulations',
  },
  { path: '/devices', name: 'nav.devices', icon: IconDeviceMobile, group: 'manage', action: 'manage-devices' },
  { path: '/share-links', name: 'nav.shareLinks', icon: IconShare, group: 'manage', action: 'share' },
  {
    path: '/account',
    name: 'nav.account',
    icon: IconUserCircle,
    group: 'manage',
    action: 'own-account',
    isOfAccounts: true,
  },
  { path: '/users', name: 'nav.users', icon: IconUsers, group: 'manage', action: 'manage-users', isOfAccounts: true },
  {
    path: '/fleets',
    name: 'nav.fleets',
    icon: IconHierarchy,
    group: 'manage',
    action: 'manage-fleets',
    isOfAccounts: true,
  },
  { path: '/audit', name: 'nav.audit', icon: IconHistory, group: 'manage', action: 'read-audit', isOfAccounts: true },
];

/** Whether the place is there for who sits here; `forbidden`: for others it is. */
export function accessTo(place: Place, session: Session | undefined): 'open' | 'forbidden' | 'absent' {
  if (place.isOfAccounts && session?.auth !== 'required') return 'absent';
  return session?.may.includes(place.action) ? 'open' : 'forbidden';
}
