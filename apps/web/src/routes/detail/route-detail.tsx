import { Button } from '@mantine/core';
import type { SavedRoute } from '@fleetmap/events';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { RouteFacts } from '../list/route-facts.js';
import styles from '../routes.module.css';
import { RenameForm } from './rename-form.js';
import { RouteActions } from './route-actions.js';

interface RouteDetailProps {
  readonly route: SavedRoute;
  readonly onBack: () => void;
  readonly onEdit: () => void;
  /** Something changed; `id` is the route that is to be shown now, undefined when none. */
  readonly onChanged: (id: string | undefined) => void;
}

/** One route: what it is and what can be done with it. */
export function RouteDetail({ route, onBack, onEdit, onChanged }: RouteDetailProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, roads, gaps, recorded, updatedAt } = route;
  return (
    <article className={styles['form']} aria-label={route.name}>
      <Button
        className={styles['back'] ?? ''}
        variant="subtle"
        leftSection={<IconArrowLeft size={16} aria-hidden />}
        onClick={onBack}
      >
        {t('routes.all')}
      </Button>
      <RenameForm key={updatedAt} route={route} onRenamed={() => onChanged(id)} />
      <RouteFacts route={route} />
      {recorded && (
        <p className={styles['hint']}>
          {t('routes.recorded', { from: format.dateTime(recorded.from), until: format.dateTime(recorded.until) })}
        </p>
      )}
      {gaps.length > 0 && (
        <p className={styles['hint']}>{t('routes.gaps', { count: gaps.length, number: format.number(gaps.length) })}</p>
      )}
      {roads.length > 0 && <p className={styles['hint']}>{t('routes.limitsKnown')}</p>}
      <p className={styles['hint']}>{t('routes.changed', { time: format.dateTime(updatedAt) })}</p>
      <RouteActions route={route} onEdit={onEdit} onChanged={onChanged} />
    </article>
  );
}
