import { fetchJourney } from '@fleetmap/client';
import type { PlanSource } from '@fleetmap/events';
import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactElement, useCallback, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import { useFormat } from '../../i18n/use-format.js';
import { useAnswer } from '../../ui/use-answer.js';
import { useFirstChoice } from './use-first-choice.js';

const DAYS_MS = 14 * 86_400_000;
const WAIT_MS = 300; // who types a name means the whole of it
const MOST_PROPOSED = 200; // a browser's own list is slow with more

interface TripSourceProps {
  readonly firstTruckId: string;
  readonly onChange: (source: PlanSource | undefined) => void;
}

/** A trip that some truck made, driven again. */
export function TripSource({ firstTruckId, onChange }: TripSourceProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { fleet, clock } = useDeskTools();
  const listId = useId();
  const [proposed] = useState(() => fleet.truckIds.filter(Boolean).slice(0, MOST_PROPOSED));
  const [until] = useState(() => Math.round(clock.now()));
  const [typed, setTyped] = useState(firstTruckId);
  const [truckId] = useDebouncedValue(typed.trim(), WAIT_MS);
  const ask = useCallback(
    async (signal: AbortSignal) => {
      if (truckId === '') return [];
      const { trips } = await fetchJourney({ truckId, from: until - DAYS_MS, until }, { signal });
      return trips.toReversed();
    },
    [truckId, until],
  );
  const answer = useAnswer(ask);
  const trips = answer.state === 'here' ? answer.value : answer.state === 'failed' ? [] : undefined;
  const { chosen, choose } = useFirstChoice(
    trips?.map(({ startedAt }) => String(startedAt)),
    (value) => {
      const trip = trips?.find(({ startedAt }) => String(startedAt) === value);
      onChange(trip && { kind: 'history', truckId, from: trip.startedAt, until: trip.endedAt + 1 });
    },
  );
  return (
    <>
      <TextInput
        label={t('plan.truck')}
        list={listId}
        autoComplete="off"
        maxLength={128}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <datalist id={listId}>
        {proposed.map((id) => (
          <option key={id} value={id}>
            {id}
          </option>
        ))}
      </datalist>
      <NativeSelect
        label={t('plan.trip')}
        description={trips?.length === 0 && t('plan.noTrip')}
        disabled={!trips?.length}
        data={
          trips?.map(({ startedAt, endedAt, distance }) => ({
            value: String(startedAt),
            label: `${format.date(startedAt)} ${format.shortTime(startedAt)} – ${format.shortTime(endedAt)} · ${format.distance(distance)}`,
          })) ?? []
        }
        value={chosen ?? ''}
        onChange={(event) => choose(event.currentTarget.value)}
      />
    </>
  );
}
