export { hasAcceptance, readAcceptance } from './acceptance.js';
export { aPosition, NOON } from './builders.js';
export { type ServerProcess, startServerProcess } from './server-process.js';
