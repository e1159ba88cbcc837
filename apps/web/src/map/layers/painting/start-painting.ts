import type { Notice, Order, PaintedCanvas, PaintingPlace } from './messages.js';
import { createPainter } from './painter.js';

/** Paints on its own frames, as long as it is awake. Runs in a worker or on the page. @returns where to send orders, and what ends it */
export function startPainting(
  { canvases, theme, timeOrigin }: PaintingPlace,
  tell: (notice: Notice) => void,
): { receive(order: Order): void; stop(): void } {
  const now = (): number => performance.now() + performance.timeOrigin - timeOrigin;
  const contexts = canvases.map((canvas) => canvas.getContext('2d') as OffscreenCanvasRenderingContext2D);
  const painter = createPainter(theme);
  let slot: 0 | 1 = 0;
  let unpainted: number | undefined; // the view that is not on its canvas yet
  let painted: number | undefined; // told one frame later, when the browser has it
  let image: ImageData | undefined;
  let frame = 0;

  function paint(): void {
    frame = requestAnimationFrame(paint);
    if (painted !== undefined) tell({ kind: 'painted', id: painted });
    painted = undefined;
    const { clustering } = painter;
    const board = painter.paint(now());
    if (painter.clustering !== clustering) tell({ kind: 'clustered', clustering: painter.clustering });
    if (!board) return;
    const { pixels, rowLength, margin } = board;
    if (image?.data.buffer !== pixels.buffer) {
      image = new ImageData(new Uint8ClampedArray(pixels.buffer), rowLength, pixels.length / rowLength);
    }
    const [context, picture] = [contexts[slot]!, image];
    sizeCanvas(canvases[slot], board);
    board.show((left, top, width, height) => context.putImageData(picture, -margin, -margin, left, top, width, height));
    painted = unpainted;
    unpainted = undefined;
  }

  function setAwake(isAwake: boolean): void {
    cancelAnimationFrame(frame);
    if (isAwake) frame = requestAnimationFrame(paint);
  }

  setAwake(true);
  return {
    receive(order) {
      if (order.kind === 'awake') setAwake(order.isAwake);
      else if (order.kind === 'view') {
        slot = order.slot;
        unpainted = order.id;
        painter.look(order.view);
      } else if (order.kind === 'rows') painter.put(order.rows, order.time);
      else if (order.kind === 'forget') painter.forget();
      else if (order.kind === 'choice') painter.choose(order.selected, order.hovered);
      else painter.showTrails(order.areShown);
    },
    stop: () => cancelAnimationFrame(frame),
  };
}

function sizeCanvas(canvas: PaintedCanvas, { width, height }: { width: number; height: number }): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
