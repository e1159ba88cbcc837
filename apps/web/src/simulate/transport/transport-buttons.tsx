import { ActionIcon, Button, NativeSelect, Tooltip } from '@mantine/core';
import type { SimulationControl, SimulationState } from '@fleetmap/events';
import {
  IconChevronDown,
  IconFocusCentered,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconPlayerTrackNext,
  IconShare,
  IconTrash,
  IconTruck,
} from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MakeShareLink } from '../../pages/share-links/make-share-link.js';
import { isShareable } from '../../pages/share-links/use-shareable-simulations.js';
import { useMay } from '../../session/use-session.js';
import { ControlButton } from '../../timeline/control-button.js';
import { paceText } from '../../timeline/rates.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { RATES } from '../runs/run-time.js';
import { useIsForbidden, useSimulationTools } from '../runs/use-simulations.js';
import type { OtherTrucks } from './other-trucks.js';
import { playActionOf } from './play-action.js';
import styles from './transport.module.css';
import { useMaySteer } from './use-may-steer.js';
import { useShowRun } from './use-show-run.js';

interface TransportButtonsProps {
  readonly run: SimulationState;
  readonly others: OtherTrucks;
}

export function TransportButtons({ run, others }: TransportButtonsProps): ReactElement {
  const { t } = useTranslation();
  const tools = useSimulationTools();
  const maySteer = useMaySteer(run);
  const isForbidden = useIsForbidden();
  const showRun = useShowRun(run);
  const mayShare = useMay('share');
  const [isRemoving, setRemoving] = useState(false);
  const [isSharing, setSharing] = useState(false);
  const control = (wish: SimulationControl['control']): void => void tools.control(run.simulationId, wish);
  const play = playActionOf(run.status);
  const rates = [...new Set([...RATES, run.rate])].toSorted((one, other) => one - other);

  return (
    <div className={styles['buttons']}>
      <Button
        className={styles['play'] ?? ''}
        leftSection={
          play === 'pause' ? <IconPlayerPause size={18} aria-hidden /> : <IconPlayerPlay size={18} aria-hidden />
        }
        disabled={!maySteer}
        onClick={() => control({ action: play })}
      >
        {t(`simulate.${play}`)}
      </Button>
      <ControlButton
        label={t('simulate.stop')}
        icon={IconPlayerStop}
        isDisabled={!maySteer || run.status === 'stopped'}
        onClick={() => control({ action: 'stop' })}
      />
      <ControlButton
        label={t('simulate.step')}
        icon={IconPlayerTrackNext}
        isDisabled={!maySteer || run.status === 'ended'}
        onClick={() => control({ action: 'step', seconds: 1 })}
      />
      <Tooltip label={t('simulate.rate')}>
        <NativeSelect
          className={styles['rate'] ?? ''}
          aria-label={t('simulate.rate')}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          data={rates.map((each) => ({ value: String(each), label: paceText(each) }))}
          value={String(run.rate)}
          disabled={!maySteer}
          onChange={(event) => control({ action: 'rate', rate: Number(event.currentTarget.value) })}
        />
      </Tooltip>
      <ControlButton label={t('simulate.showTrucks')} icon={IconFocusCentered} onClick={showRun} />
      <ControlButton
        label={t('simulate.otherTrucks')}
        icon={IconTruck}
        isPressed={others.areShown}
        onClick={() => others.onShow(!others.areShown)}
      />
      {mayShare && (
        <ControlButton
          label={t('share.new')}
          icon={IconShare}
          isDisabled={!isShareable(run)}
          onClick={() => setSharing(true)}
        />
      )}
      {isForbidden && <span className={styles['forbidden']}>{t('simulate.watching')}</span>}
      <Tooltip label={t('simulate.remove')}>
        <ActionIcon
          className={styles['remove'] ?? ''}
          variant="subtle"
          color="red"
          size={36}
          aria-label={t('simulate.remove')}
          disabled={isForbidden}
          onClick={() => setRemoving(true)}
        >
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {isSharing && <MakeShareLink simulation={run} onClose={() => setSharing(false)} />}
      <ConfirmDialog
        opened={isRemoving}
        question={t('simulate.removeQuestion', { name: run.name })}
        action={t('simulate.remove')}
        onConfirm={() => {
          setRemoving(false);
          control({ action: 'remove' });
        }}
        onCancel={() => setRemoving(false)}
      />
    </div>
  );
}
