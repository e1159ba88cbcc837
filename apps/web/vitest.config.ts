import shared from '@fleetmap/test-config/vitest';
import { mergeConfig } from 'vitest/config';
import vite from './vite.config.ts';

export default mergeConfig(vite, shared);
