export { hasAcceptance, listAcceptance, readAcceptance, readAcceptanceBytes } from './acceptance.js';
export { aPosition, NOON } from './builders.js';
export { freePort } from './free-port.js';
export { type ServerProcess, startServerProcess } from './server-process.js';
