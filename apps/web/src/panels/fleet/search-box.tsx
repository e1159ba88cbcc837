import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { KeyboardEvent, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import { SEARCH_BOX_ID, TRUCK_LIST_ID } from '../../ui/keys/focus-places.js';
import { useDesk } from '../../ui/use-desk.js';
import styles from './fleet-panel.module.css';
import { openTruck } from './open-truck.js';

export function SearchBox({ rows }: { readonly rows: readonly number[] }): ReactElement {
  const { t } = useTranslation();
  const tools = useDeskTools();
  const { desk, fleet } = tools;
  const search = useDesk(({ search: text }) => text);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const first = rows[0];
    if (event.key === 'Enter' && search !== '' && first !== undefined) openTruck(tools, fleet.truckIds[first]!);
    else if (event.key === 'ArrowDown') document.getElementById(TRUCK_LIST_ID)?.focus();
    else if (event.key === 'Escape' && search === '') event.currentTarget.blur();
    else if (event.key === 'Escape') desk.setState({ search: '' });
    else return;
    event.preventDefault();
  }

  return (
    <TextInput
      id={SEARCH_BOX_ID}
      className={styles['search'] ?? ''}
      type="search"
      aria-label={t('list.search')}
      placeholder={t('list.search')}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSectionPointerEvents="all"
      rightSection={
        search !== '' && (
          <CloseButton aria-label={t('list.clearSearch')} onClick={() => desk.setState({ search: '' })} />
        )
      }
      autoComplete="off"
      spellCheck={false}
      value={search}
      onChange={(event) => desk.setState({ search: event.currentTarget.value })}
      onKeyDown={onKeyDown}
    />
  );
}
