import { UnstyledButton } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import type { StatusFilter } from '../../stores/desk-store.js';
import { useFormat } from '../../i18n/use-format.js';
import { StatusIcon } from '../../ui/status-icon.js';
import { useDesk } from '../../ui/use-desk.js';
import styles from './status-chips.module.css';

const FILTERS: readonly StatusFilter[] = ['all', 'moving', 'idle', 'stopped', 'late', 'silent'];

/** How many trucks there are of each status; pressing one shows only those. */
export function StatusChips({ counts }: { readonly counts: Readonly<Record<StatusFilter, number>> }): ReactElement {
  const { t } = useTranslation();
  const { desk } = useDeskTools();
  const format = useFormat();
  const chosen = useDesk((state) => state.statusFilter);
  return (
    <fieldset className={styles['chips']} aria-label={t('list.filter')}>
      {FILTERS.map((filter) => (
        <UnstyledButton
          key={filter}
          className={styles['chip'] ?? ''}
          aria-pressed={filter === chosen}
          onClick={() => desk.setState({ statusFilter: filter === chosen ? 'all' : filter })}
        >
          <span className={styles['count']}>
            {filter !== 'all' && <StatusIcon look={filter} />}
            {format.number(counts[filter])}
          </span>
          <span className={styles['label']}>{t(`status.${filter}`)}</span>
        </UnstyledButton>
      ))}
    </fieldset>
  );
}
