import { Button } from '@mantine/core';
import { IconCurrentLocation, IconMapPin } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import { useDesk } from '../../ui/use-desk.js';
import styles from './truck-panel.module.css';

export function TruckActions({ truckId }: { readonly truckId: string }): ReactElement {
  const { t } = useTranslation();
  const { desk, camera } = useDeskTools();
  const following = useDesk((state) => state.following);
  return (
    <div className={styles['actions']}>
      <Button
        variant={following ? 'filled' : 'default'}
        leftSection={<IconCurrentLocation size={16} aria-hidden />}
        aria-pressed={following}
        onClick={() => desk.setState({ following: !following })}
      >
        {following ? t('truck.following') : t('truck.follow')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconMapPin size={16} aria-hidden />}
        onClick={() => camera.showTruck(truckId)}
      >
        {t('truck.show')}
      </Button>
    </div>
  );
}
