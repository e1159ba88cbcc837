// oxlint-disable jsx-a11y/prefer-tag-over-role -- an <input type=range> cannot hold a day of activity and a loop
import { type ReactElement, useMemo, type WheelEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../desk-context.js';
import { useFormat } from '../i18n/use-format.js';
import { showOtherHours } from '../replay/timeline-actions.js';
import { HOURS } from '../stores/replay-store.js';
import { activityOf, activityPath } from './activity.js';
import { HOUR_MS, isMidnight, timeTicks } from './time-ticks.js';
import styles from './timeline.module.css';
import { useDragThroughTime } from './use-drag-through-time.js';
import { useIsPast, useMoment, useRecorded, useReplay } from './use-replay.js';

export interface StripProps {
  readonly from: number;
  readonly until: number;
  /** CSS pixels. */
  readonly width: number;
}

const COLUMN = 4; // CSS pixels
const LABEL = 44; // CSS pixels: a label that does not fit before the end is left out
const NARROW = 480; // CSS pixels: room for days or hours, not for both

/** Fleet activity over time: press or drag to go there, with Shift to loop a range, turn the wheel for more or fewer hours. */
export function Strip({ from, until, width }: StripProps): ReactElement {
  const { t } = useTranslation();
  const tools = useDeskTools();
  const format = useFormat();
  const at = useMoment(1000);
  const isPast = useIsPast();
  const recorded = useRecorded();
  const loop = useReplay(({ playback }) => playback?.loop);
  const { onPointerDown, onPointerMove, onPointerUp, draft } = useDragThroughTime(from, until);
  const columns = Math.max(1, Math.floor(width / COLUMN));
  const path = useMemo(
    () =>
      recorded && activityPath(activityOf(recorded.segments, { from, until, segmentMs: recorded.segmentMs }, columns)),
    [recorded, from, until, columns],
  );
  const share = (instant: number): number => Math.min(1, Math.max(0, (instant - from) / (until - from)));
  const range = draft ?? loop;

  function zoom(event: WheelEvent<HTMLElement>): void {
    const { hours } = tools.replay.getState();
    const next = HOURS[HOURS.indexOf(hours as (typeof HOURS)[number]) + Math.sign(event.deltaY)];
    if (next === undefined) return;
    const box = event.currentTarget.getBoundingClientRect();
    const under = from + ((event.clientX - box.left) / box.width) * (until - from);
    showOtherHours(tools, { hours: next, until: under + ((until - under) * next * HOUR_MS) / (until - from) });
  }

  return (
    <div
      className={styles['strip']}
      role="slider"
      tabIndex={0}
      aria-label={t('time.slider')}
      aria-valuemin={Math.round(from / 1000)}
      aria-valuemax={Math.round(until / 1000)}
      aria-valuenow={Math.round(Math.min(until, Math.max(from, at)) / 1000)}
      aria-valuetext={isPast ? format.moment(at) : t('time.now')}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onWheel={zoom}
    >
      <svg className={styles['activity']} viewBox={`0 0 ${columns} 1`} preserveAspectRatio="none" aria-hidden="true">
        {path && <path d={path} />}
      </svg>
      {range && (
        <div
          className={styles['loop']}
          style={{ left: percent(share(range.from)), width: percent(share(range.until) - share(range.from)) }}
        />
      )}
      {timeTicks({ from, until }, width)
        .filter((tick) => share(tick) * width < width - LABEL)
        .map((tick) => (
          <span key={tick} className={styles['tick']} style={{ left: percent(share(tick)) }}>
            {isMidnight(tick) || (until - from > 72 * HOUR_MS && width < NARROW)
              ? format.date(tick)
              : format.shortTime(tick)}
          </span>
        ))}
      {recorded?.earliest === null && <span className={styles['none']}>{t('time.noHistory')}</span>}
    </div>
  );
}

function percent(share: number): string {
  return `${share * 100}%`;
}
