export { connectLive, type LiveOptions, type LiveStatus, OFFLINE_AFTER_MS } from './connect-live.js';
export { fetchDeskConfig } from './http-client.js';
