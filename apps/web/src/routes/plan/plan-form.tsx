import { Button, Group, TextInput } from '@mantine/core';
import { createRoute, planRoute } from '@fleetmap/client';
import type { RoutePlan, RouteSummary } from '@fleetmap/events';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../routes.module.css';
import { TroubleText } from '../trouble-text.js';
import { useDeed } from '../../ui/records/use-deed.js';
import { PlanFacts } from './plan-facts.js';
import { nameOfWay, wishOf } from './read-stop.js';
import { type StopField, StopFields } from './stop-fields.js';
import { useTowns } from './use-towns.js';

interface PlanFormProps {
  /** What was found, for the map; undefined when it no longer fits the fields. */
  readonly plan: RoutePlan | undefined;
  readonly onPlan: (plan: RoutePlan | undefined) => void;
  readonly onKept: (route: RouteSummary) => void;
  readonly onCancel: () => void;
}

/** From, via, to; what is found is shown before it is kept. */
export function PlanForm({ plan, onPlan, onKept, onCancel }: PlanFormProps): ReactElement {
  const { t } = useTranslation();
  const towns = useTowns();
  const finding = useDeed();
  const saving = useDeed();
  const [stops, setStops] = useState<readonly StopField[]>([{ id: 0, text: '' }, { id: 1, text: '' }]); // prettier-ignore
  const [name, setName] = useState('');
  const texts = stops.map(({ text }) => text);
  const wish = wishOf(texts, towns);

  async function find(event: FormEvent): Promise<void> {
    event.preventDefault();
    const found = wish && (await finding.run(planRoute(wish)));
    onPlan(found);
    if (found) setName(nameOfWay(texts));
  }

  async function keep(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!plan) return;
    const { points, gaps, times, roads, by } = plan;
    const draft = { name, source: { kind: 'planned', by } as const, points, gaps, times, roads };
    const route = await saving.run(createRoute(draft));
    if (route) onKept(route);
  }

  return (
    <div className={styles['form']}>
      <h3>{t('routes.plan')}</h3>
      <form className={styles['form']} onSubmit={(event) => void find(event)} aria-label={t('routes.plan')}>
        <StopFields
          stops={stops}
          towns={towns}
          onChange={(next) => {
            setStops(next);
            onPlan(undefined);
          }}
        />
        <TroubleText trouble={finding.trouble} />
        <Group gap="xs">
          <Button type="submit" disabled={!wish} loading={finding.isRunning} variant={plan ? 'default' : 'filled'}>
            {t('routes.find')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('routes.cancel')}
          </Button>
        </Group>
      </form>
      {plan && (
        <form className={styles['form']} onSubmit={(event) => void keep(event)} aria-label={t('routes.found')}>
          <PlanFacts plan={plan} />
          <TextInput
            label={t('routes.name')}
            value={name}
            maxLength={200}
            required
            withAsterisk={false}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TroubleText trouble={saving.trouble} />
          <Button type="submit" loading={saving.isRunning} disabled={name.trim() === ''}>
            {t('routes.save')}
          </Button>
        </form>
      )}
    </div>
  );
}
