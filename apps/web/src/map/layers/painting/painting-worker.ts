import type { Notice, Order, PaintingPlace } from './messages.js';
import { startPainting } from './start-painting.js';

// The worker of the truck layer. Its first message is the place to paint on, all others are orders.

// To the types this is a page, whose postMessage is another one.
const tell = postMessage as unknown as (notice: Notice) => void;
let painting: ReturnType<typeof startPainting> | undefined;

addEventListener('message', ({ data }: MessageEvent<PaintingPlace | Order>) => {
  if (!('kind' in data)) painting = startPainting(data, (notice) => tell(notice));
  else painting?.receive(data);
});
