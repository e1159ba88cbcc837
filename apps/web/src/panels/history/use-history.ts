import { fetchDays, fetchJourney } from '@fleetmap/client';
import type { Journey } from '@fleetmap/events';
import { useCallback } from 'react';
import { type Answer, useAnswer } from '../../ui/use-answer.js';
import { addDays, type LocalDay, rangeOfDay } from './local-day.js';

const CALENDAR_DAYS = 365;
const TODAY_GROWS_EVERY_MS = 60_000; // as often as a phone reports
const CALENDAR_GROWS_EVERY_MS = 10 * 60_000;

/** The first day that the calendar asks for. */
export function firstDayBefore(today: LocalDay): LocalDay {
  return addDays(today, -CALENDAR_DAYS);
}

/** The days of the last year that have positions. */
export function useDays(truckId: string, today: LocalDay): Answer<readonly LocalDay[]> {
  const ask = useCallback(
    (signal: AbortSignal) => {
      const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
      const range = { from: rangeOfDay(firstDayBefore(today)).from, until: rangeOfDay(today).until };
      return fetchDays({ truckId, ...range, timeZone }, { signal });
    },
    [truckId, today],
  );
  return useAnswer(ask, CALENDAR_GROWS_EVERY_MS);
}

/** Trips and stops of one day; those of today grow. */
export function useJourney(truckId: string, day: LocalDay, today: LocalDay): Answer<Journey> {
  const ask = useCallback(
    (signal: AbortSignal) => fetchJourney({ truckId, ...rangeOfDay(day) }, { signal }),
    [truckId, day],
  );
  return useAnswer(ask, day === today ? TODAY_GROWS_EVERY_MS : undefined);
}
