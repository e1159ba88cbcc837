import type { SimulationState } from '@fleetmap/events';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconHourglass,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './transport.module.css';

// By shape as well as by colour.
const ICONS: Readonly<Record<SimulationState['status'], TablerIcon>> = {
  preparing: IconHourglass,
  running: IconPlayerPlay,
  paused: IconPlayerPause,
  stopped: IconPlayerStop,
  ended: IconCircleCheck,
  failed: IconAlertTriangle,
  removed: IconPlayerStop,
};

/** How a run stands, in a word. */
export function StatusPill({ status }: Pick<SimulationState, 'status'>): ReactElement {
  const { t } = useTranslation();
  const Icon = ICONS[status];
  return (
    <span className={styles['pill']} data-status={status}>
      <Icon size={14} aria-hidden />
      {t(`simulate.status.${status}`)}
    </span>
  );
}
