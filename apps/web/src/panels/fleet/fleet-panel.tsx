import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import styles from './fleet-panel.module.css';
import { NoMatch } from './no-match.js';
import { SearchBox } from './search-box.js';
import { StatusChips } from './status-chips.js';
import { TruckList } from './truck-list.js';
import { useListing } from './use-listing.js';

/** The list beside the map; on a phone a sheet that opens over its lower part. */
export function FleetPanel(): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { rows, counts } = useListing();
  return (
    <aside className={styles['panel']} data-open={open} aria-label={t('list.title')}>
      <div className={styles['head']}>
        <SearchBox rows={rows} />
        <ActionIcon
          className={styles['toggle'] ?? ''}
          variant="default"
          size={40}
          aria-expanded={open}
          aria-label={open ? t('list.close') : t('list.open')}
          onClick={() => setOpen(!open)}
        >
          {open ? <IconChevronDown size={20} aria-hidden /> : <IconChevronUp size={20} aria-hidden />}
        </ActionIcon>
      </div>
      <StatusChips counts={counts} />
      <div className={styles['body']}>
        {rows.length > 0 ? (
          <>
            <p className={styles['shown']}>
              {t('list.shown', { count: rows.length, number: format.number(rows.length) })}
            </p>
            <TruckList rows={rows} />
          </>
        ) : (
          <NoMatch fleetIsEmpty={counts.all === 0} />
        )}
      </div>
    </aside>
  );
}
