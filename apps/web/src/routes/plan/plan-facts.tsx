import type { RoutePlan } from '@fleetmap/events';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import styles from '../routes.module.css';

/** How far it is, how long it takes, and what is to be known of it. */
export function PlanFacts({ plan }: { readonly plan: RoutePlan }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { length, duration, by, notes } = plan;
  return (
    <div aria-live="polite">
      <p className={styles['total']}>
        {t('routes.way', { distance: format.distance(length), duration: format.span(duration * 1000) })}
      </p>
      <p className={styles['hint']}>{t(`routes.by.${by}`)}</p>
      {notes.map((note) => (
        <p key={note} className={styles['note']}>
          {t(`routes.note.${note}`)}
        </p>
      ))}
    </div>
  );
}
