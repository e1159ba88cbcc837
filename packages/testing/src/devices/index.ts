export { lostReportsOf, recordedTimesOf } from './lost-reports.js';
export { openMqttPhone } from './mqtt-phone.js';
export type { PlayedDevice } from './played-device.js';
export { teltonikaFrame, teltonikaLogin, teltonikaPacket, teltonikaRecord } from './teltonika-packet.js';
export { openTracker } from './tracker.js';
