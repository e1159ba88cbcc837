import { plannedArrival, type PlanStanding, standingToPlan } from '@fleetmap/motion';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../desk-context.js';
import { useFormat } from '../i18n/use-format.js';
import type { TruckView } from '../panels/read-truck.js';
import { Fact } from '../panels/truck/fact.js';
import styles from '../panels/truck/truck-panel.module.css';
import type { Ghost } from './use-truck-plan.js';

const ON_TIME_MS = 60_000; // less nobody drives by
const OFF_THE_WAY = 1000; // metres

interface PlanFactsProps {
  readonly truck: TruckView;
  readonly ghost: Ghost;
}

/** How the truck stands to its plan, in time and in distance, and when the plan leaves and arrives. */
export function PlanFacts({ truck, ghost }: PlanFactsProps): ReactElement {
  const { t } = useTranslation();
  const { clock } = useDeskTools();
  const format = useFormat();
  const { line, departedAt } = ghost;
  const now = clock.now();
  const elapsedMs = now - truck.fixMs - departedAt; // the plan of then: a late report is no late truck
  const stoodSinceMs = truck.motion === 'moving' ? undefined : truck.motionSince - departedAt;
  const standing = standingToPlan(line, { place: truck, elapsedMs, stoodSinceMs });
  const aside = 'gap' in standing ? standing.gap.aside : 0;
  const timeOf = useTimeOf(now);
  const schedule = { leaves: timeOf(departedAt), arrives: timeOf(departedAt + plannedArrival(line)) };
  return (
    <dl className={styles['facts']}>
      <Fact name={t('plan.name')} value={useSentence(standing, schedule)} />
      <Fact name={t('plan.schedule')} value={`${schedule.leaves} – ${schedule.arrives}`} />
      {aside > OFF_THE_WAY && <Fact name={t('plan.offTheWay')} value={format.distance(aside)} />}
    </dl>
  );
}

function useSentence(standing: PlanStanding, { leaves, arrives }: { leaves: string; arrives: string }): string {
  const { t } = useTranslation();
  const format = useFormat();
  if (standing.kind === 'waiting') return t('plan.waiting', { at: leaves });
  if (standing.kind === 'arrived') {
    const given = { at: arrives, time: format.span(Math.abs(standing.lateMs)) };
    if (Math.abs(standing.lateMs) < ON_TIME_MS) return t('plan.arrivedOnTime', given);
    return t(standing.lateMs > 0 ? 'plan.arrivedLate' : 'plan.arrivedEarly', given);
  }
  const { ms, metres } = standing.gap;
  const gap = { time: format.span(Math.abs(ms)), distance: format.distance(Math.abs(metres)) };
  if (standing.kind === 'due') return t('plan.due', { ...gap, at: arrives });
  return Math.abs(ms) < ON_TIME_MS ? t('plan.onTime') : t(ms > 0 ? 'plan.ahead' : 'plan.behind', gap);
}

/** Times of day, with the date when it is not today's. */
function useTimeOf(now: number): (at: number) => string {
  const format = useFormat();
  return (at) => {
    const time = format.shortTime(at);
    return format.date(at) === format.date(now) ? time : `${format.date(at)} ${time}`;
  };
}
