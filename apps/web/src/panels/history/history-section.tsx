import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import { DayPicker } from './day-picker.js';
import { DayJourney } from './day-journey.js';
import { ExportLinks } from './export-links.js';
import { Failed, Waiting } from './history-states.js';
import styles from './history.module.css';
import { type LocalDay, localDayOf } from './local-day.js';
import type { PlayTrip } from './play-trip.js';
import { useDays } from './use-history.js';

/** What the truck did, a day at a time. */
export function HistorySection({ truckId, onPlay }: HistoryProps): ReactElement {
  const { t } = useTranslation();
  const { clock } = useDeskTools();
  const today = localDayOf(clock.now());
  const days = useDays(truckId, today);
  const [chosen, setChosen] = useState<LocalDay>();
  return (
    <section className={styles['history']} aria-labelledby="history-title">
      <h3 id="history-title" className={styles['title']}>
        {t('history.title')}
      </h3>
      {days.state === 'waiting' && <Waiting />}
      {days.state === 'failed' && <Failed onRetry={days.retry} />}
      {days.state === 'here' && days.value.length === 0 && <p className={styles['note']}>{t('history.never')}</p>}
      {days.state === 'here' && days.value.length > 0 && (
        <Day
          {...{ truckId, today, onPlay }}
          day={chosen ?? days.value.at(-1)!}
          days={days.value}
          onChoose={setChosen}
        />
      )}
    </section>
  );
}

interface HistoryProps {
  readonly truckId: string;
  readonly onPlay?: PlayTrip | undefined;
}

interface DayProps extends HistoryProps {
  readonly day: LocalDay;
  readonly today: LocalDay;
  readonly days: readonly LocalDay[];
  readonly onChoose: (day: LocalDay) => void;
}

function Day({ truckId, day, today, days, onChoose, onPlay }: DayProps): ReactElement {
  return (
    <>
      <DayPicker day={day} today={today} days={days} onChoose={onChoose} />
      <DayJourney truckId={truckId} day={day} today={today} onPlay={onPlay} />
      <ExportLinks truckId={truckId} day={day} />
    </>
  );
}
