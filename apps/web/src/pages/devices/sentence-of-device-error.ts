import type { DeviceError } from '@fleetmap/events';
import type { TFunction } from 'i18next';

/** What to do on the device. What is not known here is told as the server says it. */
export function sentenceOfDeviceError({ code, message }: DeviceError, t: TFunction): string {
  if (code === 'unknown_device') return t('device.error.unknownDevice');
  if (code === 'invalid_report') return t('device.error.invalidReport', { message });
  if (code === 'future_report') return t('device.error.futureReport');
  return message;
}
