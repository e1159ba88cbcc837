import { fetchRoutes } from '@fleetmap/client';
import { isRejection, type PlanSource } from '@fleetmap/events';
import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactElement, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { useAnswer } from '../../ui/use-answer.js';
import { useFirstChoice } from './use-first-choice.js';

const WAIT_MS = 200; // who types a name means the whole of it

/** One of the saved routes, driven as planned. */
export function RouteSource({
  onChange,
}: {
  readonly onChange: (source: PlanSource | undefined) => void;
}): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const [search, setSearch] = useState('');
  const [sought] = useDebouncedValue(search, WAIT_MS);
  const ask = useCallback((signal: AbortSignal) => fetchRoutes({ search: sought }, { signal }), [sought]);
  const answer = useAnswer(ask);
  const routes = answer.state === 'here' && !isRejection(answer.value) ? answer.value.routes : undefined;
  const { chosen, choose } = useFirstChoice(
    routes?.map(({ id }) => id),
    (routeId) => onChange(routeId === undefined ? undefined : { kind: 'route', routeId }),
  );
  return (
    <>
      <TextInput
        type="search"
        label={t('plan.searchRoute')}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('plan.route')}
        description={routes?.length === 0 && t('plan.noRoute')}
        disabled={!routes?.length}
        data={
          routes?.map(({ id, name, length }) => ({ value: id, label: `${name} · ${format.distance(length)}` })) ?? []
        }
        value={chosen ?? ''}
        onChange={(event) => choose(event.currentTarget.value)}
      />
    </>
  );
}
