import type { RouteImport } from '@fleetmap/events';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import styles from '../routes.module.css';

const LEFT_OUT = ['lines', 'points', 'places', 'times', 'polygons'] as const;

/** How much was made, and what was left out. */
export function ImportCounts({ found: file }: { readonly found: RouteImport }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { routes, found, leftOut } = file;
  const counted = (count: number) => ({ count, number: format.number(count) });
  const left: string[] = LEFT_OUT.filter((what) => leftOut[what] > 0).map((what) =>
    t(`routes.leftOut.${what}`, counted(leftOut[what])),
  );
  if (found.waypoints > 0) left.push(t('routes.leftOut.waypoints', counted(found.waypoints)));
  return (
    <>
      <p>
        {t('routes.made', counted(routes.length))} · {t('routes.points', counted(found.points))}
      </p>
      {left.length > 0 && (
        <p className={styles['hint']}>
          {t('routes.leftOut')} {left.join(', ')}
        </p>
      )}
    </>
  );
}
