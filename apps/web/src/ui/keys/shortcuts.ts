import type { DeskTools } from '../../desk-context.js';
import type { Sentence } from '../../i18n/start-i18n.js';
import { toggleTrails } from '../../map/trails-switch.js';
import { selectTruck } from '../../stores/desk-store.js';
import { goToBegin, jump, stepFix, togglePlaying } from '../../replay/timeline-actions.js';
import { SEARCH_BOX_ID } from './focus-places.js';

export interface Shortcut {
  /** As `KeyboardEvent.key`. */
  readonly keys: readonly string[];
  readonly about: Sentence;
  /** Absent: the list itself listens. */
  readonly run?: (tools: DeskTools, pressed: { key: string; openHelp: () => void }) => void;
}

/** Every key of the desk, and what the help says of it. The first shortcut with a key wins; letters stand for themselves: F is Shift + f. */
export const SHORTCUTS: readonly Shortcut[] = [
  { keys: ['/'], about: 'shortcut.search', run: () => document.getElementById(SEARCH_BOX_ID)?.focus() },
  { keys: ['↑', '↓', 'Home', 'End'], about: 'shortcut.list' },
  { keys: ['Enter'], about: 'shortcut.select' },
  { keys: ['f'], about: 'shortcut.follow', run: toggleFollowing },
  { keys: ['Escape'], about: 'shortcut.leave', run: leave },
  { keys: ['0', 'F'], about: 'shortcut.fitAll', run: ({ camera }) => camera.fitAll() },
  { keys: ['t'], about: 'shortcut.trails', run: ({ trails }) => toggleTrails(trails) },
  { keys: [' '], about: 'shortcut.play', run: (tools) => togglePlaying(tools) },
  {
    keys: ['ArrowLeft', 'ArrowRight'],
    about: 'shortcut.stepFix',
    run: (tools, { key }) => stepFix(tools, stepOf(key)),
  },
  {
    keys: ['Shift+ArrowLeft', 'Shift+ArrowRight'],
    about: 'shortcut.jumpMinute',
    run: (tools, { key }) => jump(tools, stepOf(key) * MINUTE_MS),
  },
  { keys: ['Home'], about: 'shortcut.begin', run: (tools) => goToBegin(tools) },
  { keys: ['l', 'End'], about: 'shortcut.live', run: ({ player }) => player.goLive() },
  { keys: ['?'], about: 'shortcut.help', run: (_tools, { openHelp }) => openHelp() },
];

const MINUTE_MS = 60_000;

function stepOf(key: string): 1 | -1 {
  return key.endsWith('Left') ? -1 : 1;
}

function toggleFollowing({ desk }: DeskTools): void {
  desk.setState(({ selectedId, following }) => ({ following: selectedId !== undefined && !following }));
}

function leave({ desk }: DeskTools): void {
  if (desk.getState().following) desk.setState({ following: false });
  else selectTruck(desk, undefined);
}
