import type { Device } from '@fleetmap/events';
import { IconPlayerPause, IconPlayerPlay, IconRefresh, IconTrash } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { RowButton } from '../../ui/records/row-button.js';

/** What is asked about before it is done to a device. */
export type DeviceQuestion = 'rotate' | 'disable' | 'enable' | 'remove';

interface DeviceButtonsProps {
  readonly device: Device;
  readonly onAsk: (question: DeviceQuestion) => void;
}

export function DeviceButtons({ device, onAsk }: DeviceButtonsProps): ReactElement {
  const { t } = useTranslation();
  const name = device.truckId;
  return (
    <>
      <RowButton icon={IconRefresh} label={t('device.rotate', { name })} onClick={() => onAsk('rotate')} />
      {device.isDisabled ? (
        <RowButton icon={IconPlayerPlay} label={t('device.enable', { name })} onClick={() => onAsk('enable')} />
      ) : (
        <RowButton icon={IconPlayerPause} label={t('device.disable', { name })} onClick={() => onAsk('disable')} />
      )}
      <RowButton icon={IconTrash} label={t('user.delete', { name })} isDangerous onClick={() => onAsk('remove')} />
    </>
  );
}
