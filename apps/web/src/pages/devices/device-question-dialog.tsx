import { changeDevice, type Refusable, removeDevice, rotateDeviceToken } from '@fleetmap/client';
import type { Device, MadeDevice } from '@fleetmap/events';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../ui/records/form-dialog.js';
import type { DeviceQuestion } from './device-buttons.js';

interface DeviceQuestionDialogProps {
  readonly device: Device;
  readonly question: DeviceQuestion;
  /** A new token came of it. */
  readonly onMade: (made: MadeDevice) => void;
  readonly onClose: () => void;
}

const ABOUT = {
  rotate: 'device.rotateQuestion',
  disable: 'device.disableQuestion',
  enable: 'device.enableQuestion',
  remove: 'device.removeQuestion',
} as const;

const SEND: Record<DeviceQuestion, (deviceId: string) => Promise<Refusable<MadeDevice | object>>> = {
  rotate: (deviceId) => rotateDeviceToken(deviceId),
  disable: (deviceId) => changeDevice(deviceId, { isDisabled: true }),
  enable: (deviceId) => changeDevice(deviceId, { isDisabled: false }),
  remove: (deviceId) => removeDevice(deviceId),
};

export function DeviceQuestionDialog({ device, question, onMade, onClose }: DeviceQuestionDialogProps): ReactElement {
  const { t } = useTranslation();
  const name = device.truckId;
  return (
    <FormDialog
      title={question === 'remove' ? t('user.delete', { name }) : t(`device.${question}`, { name })}
      action={question === 'remove' ? t('records.delete') : t(`device.do.${question}`)}
      isDangerous={question !== 'enable'}
      send={() => SEND[question](device.deviceId)}
      onDone={(answer) => ('token' in answer ? onMade(answer) : onClose())}
      onClose={onClose}
    >
      <p>{t(ABOUT[question], { name })}</p>
    </FormDialog>
  );
}
