import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { AgainLink } from './again-link.js';
import { dayEventsOf, totalOf } from './day-events.js';
import { Failed, Waiting } from './history-states.js';
import styles from './history.module.css';
import type { LocalDay } from './local-day.js';
import type { PlayTrip } from './play-trip.js';
import { StopRow } from './stop-row.js';
import { TripRow } from './trip-row.js';
import { useJourney } from './use-history.js';

interface Props {
  readonly truckId: string;
  readonly day: LocalDay;
  readonly today: LocalDay;
  readonly onPlay: PlayTrip | undefined;
}

/** The trips and stops of one day, and what they come to. */
export function DayJourney({ truckId, day, today, onPlay }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const journey = useJourney(truckId, day, today);
  if (journey.state === 'waiting') return <Waiting />;
  if (journey.state === 'failed') return <Failed onRetry={journey.retry} />;
  const { trips } = journey.value;
  const events = dayEventsOf(journey.value);
  const { distance, movingMs } = totalOf(trips);
  if (events.length === 0) return <p className={styles['note']}>{t('history.still')}</p>;
  return (
    <>
      <output className={styles['total']}>
        {t('history.total', {
          count: trips.length,
          number: format.number(trips.length),
          distance: format.distance(distance),
          duration: format.span(movingMs),
        })}
      </output>
      <ol className={styles['events']} aria-label={t('history.events')}>
        {events.map((event) => (
          <li key={`${event.kind} ${event.startedAt}`}>
            {event.kind === 'trip' ? (
              <TripRow truckId={truckId} trip={event} onPlay={onPlay} />
            ) : (
              <StopRow stop={event} />
            )}
          </li>
        ))}
      </ol>
      <AgainLink truckId={truckId} from={events[0]!.startedAt} until={events.at(-1)!.endedAt} />
    </>
  );
}
