import { Button } from '@mantine/core';
import { IconRepeat } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useMay } from '../../session/use-session.js';
import { againAddressOf } from '../../simulate/again/recorded-window.js';
import styles from './history.module.css';

interface AgainLinkProps {
  readonly truckId: string;
  /** Epoch ms. */
  readonly from: number;
  readonly until: number;
}

/** Leads to where what the truck did becomes a simulation. */
export function AgainLink(recorded: AgainLinkProps): ReactElement | null {
  const { t } = useTranslation();
  const maySimulate = useMay('simulate');
  if (!maySimulate) return null;
  return (
    <Button
      component={Link}
      href={againAddressOf(recorded)}
      className={styles['again'] ?? ''}
      variant="default"
      size="xs"
      leftSection={<IconRepeat size={14} aria-hidden />}
    >
      {t('again.link')}
    </Button>
  );
}
