import { ActionIcon } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { lazy, type ReactElement, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useDeskTools } from '../desk-context.js';
import { shownHours } from '../replay/shown-hours.js';
import { showOtherHours } from '../replay/timeline-actions.js';
import { Controls } from './controls.js';
import { Playhead } from './playhead.js';
import { Strip } from './strip.js';
import { HOUR_MS } from './time-ticks.js';
import styles from './timeline.module.css';
import { useIsPast, useMoment, useReplay } from './use-replay.js';

const SpeedGraph = lazy(() => import('./speed-graph.js').then((module) => ({ default: module.SpeedGraph })));

const NOW_MOVES_MS = 5000; // the end of the timeline is now; it need not move with every second
const TURN = 0.8; // of the hours shown that "earlier" and "later" move

/** The last hours under the map: what was recorded, what is shown, and the way there. */
export function Timeline(): ReactElement {
  const { t } = useTranslation();
  const tools = useDeskTools();
  const isPast = useIsPast();
  const hours = useReplay((replay) => replay.hours);
  const shownUntil = useReplay((replay) => replay.shownUntil);
  const track = useStore(tools.chosenTrack, (state) => state.track);
  const { ref, width } = useElementSize();
  const range = shownHours({ hours, shownUntil }, useNow());

  function turn(direction: 1 | -1): void {
    showOtherHours(tools, { until: range.until + direction * TURN * hours * HOUR_MS });
  }

  return (
    <section className={styles['timeline']} data-past={isPast} aria-label={t('time.title')}>
      <Controls />
      <div className={styles['row']}>
        <ActionIcon
          className={styles['turn'] ?? ''}
          variant="subtle"
          color="gray"
          aria-label={t('time.earlier')}
          onClick={() => turn(-1)}
        >
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <div ref={ref} className={styles['lanes']}>
          {isPast && track && width > 0 && (
            <Suspense>
              <SpeedGraph track={track} from={range.from} until={range.until} width={width} />
            </Suspense>
          )}
          <Strip from={range.from} until={range.until} width={width} />
          {isPast && <Playhead from={range.from} until={range.until} />}
        </div>
        <ActionIcon
          className={styles['turn'] ?? ''}
          variant="subtle"
          color="gray"
          aria-label={t('time.later')}
          disabled={shownUntil === undefined}
          onClick={() => turn(1)}
        >
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
      </div>
    </section>
  );
}

/** The server's clock, in the steps that the timeline moves by. */
function useNow(): number {
  const { liveClock } = useDeskTools();
  useMoment(NOW_MOVES_MS);
  return Math.ceil(liveClock.now() / NOW_MOVES_MS) * NOW_MOVES_MS;
}
