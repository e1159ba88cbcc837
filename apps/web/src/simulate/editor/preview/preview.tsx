import { truckCountOf } from '@fleetmap/events';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.js';
import { useDraft } from '../draft-context.js';
import styles from './preview.module.css';
import { RouteMap } from './route-map.js';
import { useGroupLines } from './use-group-lines.js';

/** What the scenario is, before it is run: its routes on the map, and how much it is. */
export function Preview(): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { scenario } = useDraft();
  const groups = useGroupLines(scenario);
  const found = groups.flatMap(({ line, ...group }) => (typeof line === 'string' ? [] : [{ ...group, line }]));
  const lost = groups.flatMap(({ groupId, line }) => (typeof line === 'string' ? [{ groupId, trouble: line }] : []));
  const metres = found.reduce((sum, { line, count }) => sum + line.length * count, 0);
  const lines = useMemo(() => groups.flatMap(({ line }) => (typeof line === 'string' ? [] : [line])), [groups]);
  const trucks = scenario ? truckCountOf(scenario) : 0;
  return (
    <section className={styles['preview']} aria-label={t('editor.preview')}>
      <RouteMap lines={lines} />
      {scenario ? (
        <dl className={styles['facts']}>
          <Fact name={t('list.title')} value={format.number(trucks)} />
          <Fact name={t('editor.routeLength')} value={format.distance(metres)} />
          <Fact name={t('editor.lasting')} value={format.duration(scenario.duration * 1000)} />
          <Fact name={t('simulate.faultsTitle')} value={format.number(scenario.faults.length)} />
        </dl>
      ) : (
        <p className={styles['none']}>{t('editor.notYet')}</p>
      )}
      {lost.map(({ groupId, trouble }) => (
        <p key={groupId} className={styles['trouble']} role="alert">
          {groupId}: {t(`editor.trouble.${trouble}`)}
        </p>
      ))}
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
