import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = `http://127.0.0.1:${process.env['PORT'] ?? 3000}`;

export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': api, '/ingest': api, '/socket.io': { target: api, ws: true } },
  },
  build: {
    sourcemap: true,
    chunkSizeWarningLimit: 1000,
    rollupOptions: { input: ['index.html', 'share.html'] }, // the page of share links is small and has nothing of the desk
  },
});
