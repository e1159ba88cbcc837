import type { Notice, Order, PaintingPlace } from './painting/messages.js';
import { startPainting } from './painting/start-painting.js';

/** The way to a painter, wherever it works. */
export interface PainterLink {
  send(order: Order): void;
  close(): void;
}

/** Paints in a worker where canvases can be given to one, else on the page: by the same code. */
export function linkPainter(
  canvases: readonly [HTMLCanvasElement, HTMLCanvasElement],
  theme: PaintingPlace['theme'],
  onNotice: (notice: Notice) => void,
): PainterLink {
  const place = { theme, timeOrigin: performance.timeOrigin };
  if (!('transferControlToOffscreen' in canvases[0])) {
    const painting = startPainting({ canvases, ...place }, onNotice);
    return { send: (order) => painting.receive(order), close: () => painting.stop() };
  }
  const worker = new Worker(new URL('painting/painting-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<Notice>) => onNotice(data));
  const [one, other] = [canvases[0].transferControlToOffscreen(), canvases[1].transferControlToOffscreen()];
  worker.postMessage({ canvases: [one, other], ...place } satisfies PaintingPlace, [one, other]);
  return {
    send: (order) => worker.postMessage(order, order.kind === 'rows' ? [order.rows.buffer] : []),
    close: () => worker.terminate(),
  };
}
