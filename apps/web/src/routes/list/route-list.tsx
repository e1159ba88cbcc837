import { Button, Loader, TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import styles from '../routes.module.css';
import { RouteFacts } from './route-facts.js';
import type { RouteListing } from './use-route-list.js';

interface RouteListProps {
  readonly listing: RouteListing;
  readonly onChoose: (id: string) => void;
}

/** Every route that is kept, newest changes first. */
export function RouteListView({ listing, onChoose }: RouteListProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { search, setSearch, answer, shown } = listing;
  return (
    <div className={styles['list']}>
      <TextInput
        type="search"
        aria-label={t('routes.search')}
        placeholder={t('routes.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {answer.state === 'failed' && (
        <p className={styles['trouble']} role="alert">
          {t('routes.failed')} <Button onClick={answer.retry}>{t('history.retry')}</Button>
        </p>
      )}
      {!shown && answer.state === 'waiting' && <Loader size="sm" />}
      {shown && (
        <>
          <p className={styles['hint']} aria-live="polite">
            {shown.total === 0
              ? t(search === '' ? 'routes.none' : 'routes.noMatch')
              : t('routes.count', { count: shown.total, number: format.number(shown.total) })}
          </p>
          <ul className={styles['routes']}>
            {shown.routes.map((route) => (
              <li key={route.id}>
                <UnstyledButton className={styles['route'] ?? ''} onClick={() => onChoose(route.id)}>
                  <span className={styles['name']}>{route.name}</span>
                  <RouteFacts route={route} />
                </UnstyledButton>
              </li>
            ))}
          </ul>
          {shown.routes.length < shown.total && (
            <Button variant="default" onClick={listing.more}>
              {t('routes.more')}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
