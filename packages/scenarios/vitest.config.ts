export { default } from '@fleetmap/test-config/vitest';
