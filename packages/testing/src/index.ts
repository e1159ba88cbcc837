export { hasAcceptance, readAcceptance } from './acceptance.js';
export { aPosition, NOON } from './builders.js';
