import { gapToPlan } from '@fleetmap/motion';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../desk-context.js';
import { useFormat } from '../i18n/use-format.js';
import type { TruckView } from '../panels/read-truck.js';
import { Fact } from '../panels/truck/fact.js';
import styles from '../panels/truck/truck-panel.module.css';
import { useGhost } from './use-truck-plan.js';

const ON_TIME_MS = 60_000; // less nobody drives by
const OFF_THE_WAY = 1000; // metres

/** How the truck stands to its plan, in time and in distance; nothing when it has none. */
export function PlanGap({ truck }: { readonly truck: TruckView }): ReactElement | null {
  const { t } = useTranslation();
  const format = useFormat();
  const { clock } = useDeskTools();
  const ghost = useGhost(truck.id);
  if (!ghost) return null;
  const recordedAt = clock.now() - truck.fixMs; // the plan of then: a late report is no late truck
  const { metres, ms, aside } = gapToPlan(ghost.line, truck, recordedAt - ghost.departedAt);
  const gap = { time: format.span(Math.abs(ms)), distance: format.distance(Math.abs(metres)) };
  const sentence = Math.abs(ms) < ON_TIME_MS ? t('plan.onTime') : t(ms > 0 ? 'plan.ahead' : 'plan.behind', gap);
  return (
    <dl className={styles['facts']}>
      <Fact name={t('plan.name')} value={sentence} />
      {aside > OFF_THE_WAY && <Fact name={t('plan.offTheWay')} value={format.distance(aside)} />}
    </dl>
  );
}
