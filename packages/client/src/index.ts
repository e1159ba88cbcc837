export { connectLive } from './connect-live.js';
export { createFrameReader, type FrameReader, type FrameSink } from './frame-reader.js';
export { fetchDeskConfig } from './http-client.js';
export type { LiveConnection, LiveOptions, LiveQuality, LiveStatus, View } from './live-connection.js';
export { placeOfWorld } from './world.js';
