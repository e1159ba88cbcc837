import {
  type DeviceChange,
  type DeviceList,
  deviceListSchema,
  type MadeDevice,
  madeDeviceSchema,
  type NewDevice,
} from '@fleetmap/events';
import { askFor, type AskOptions, askToDo, type Done, type Refusable } from '../answer-of.js';

const ADDRESS = '/api/devices';

/** Registered devices, and unknown ones that knocked. @throws Error when the server does not answer */
export function fetchDevices(options?: AskOptions): Promise<Refusable<DeviceList>> {
  return askFor(deviceListSchema, { address: ADDRESS }, options);
}

/** The answer holds the token, the only time. @throws as above */
export function registerDevice(
  body: Omit<NewDevice, 'trust'> & Partial<Pick<NewDevice, 'trust'>>,
  options?: AskOptions,
): Promise<Refusable<MadeDevice>> {
  return askFor(madeDeviceSchema, { address: ADDRESS, method: 'POST', body }, options);
}

/** What is given is changed. @throws as above */
export function changeDevice(deviceId: string, body: DeviceChange, options?: AskOptions): Promise<Refusable<Done>> {
  return askToDo({ address: addressOf(deviceId), method: 'PATCH', body }, options);
}

/** A new token; the old one is not believed any more. @throws as above */
export function rotateDeviceToken(deviceId: string, options?: AskOptions): Promise<Refusable<MadeDevice>> {
  return askFor(madeDeviceSchema, { address: `${addressOf(deviceId)}/token`, method: 'POST' }, options);
}

/** Its truck and what it reported stay. @throws as above */
export function removeDevice(deviceId: string, options?: AskOptions): Promise<Refusable<Done>> {
  return askToDo({ address: addressOf(deviceId), method: 'DELETE' }, options);
}

function addressOf(deviceId: string): string {
  return `${ADDRESS}/${encodeURIComponent(deviceId)}`;
}
