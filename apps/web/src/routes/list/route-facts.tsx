import type { RouteSummary } from '@fleetmap/events';
import { IconClock, IconFileImport, IconPencil, IconRoute, type TablerIcon } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import styles from '../routes.module.css';

const ICONS: Readonly<Record<RouteSummary['source']['kind'], TablerIcon>> = {
  drawn: IconPencil,
  planned: IconRoute,
  imported: IconFileImport,
};

const SHORT = 500; // metres: below it a tenth of a mile says nothing

/** Where it came from, how long it is, when it was driven. */
export function RouteFacts({ route }: { readonly route: RouteSummary }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { source, length, pointCount, recorded } = route;
  const Icon = ICONS[source.kind];
  return (
    <span className={styles['facts']}>
      <span>{length < SHORT ? format.length(length) : format.distance(length)}</span>
      <span>{t('routes.points', { count: pointCount, number: format.number(pointCount) })}</span>
      <span className={styles['fact']}>
        <Icon size={14} aria-hidden />
        {source.kind === 'imported' ? source.format.toUpperCase() : t(`routes.source.${source.kind}`)}
      </span>
      {recorded && (
        <span className={styles['fact']}>
          <IconClock size={14} aria-hidden />
          {format.date(recorded.from)} · {format.span(recorded.until - recorded.from)}
        </span>
      )}
    </span>
  );
}
