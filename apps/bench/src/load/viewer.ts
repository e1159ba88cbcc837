import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import type { Tally } from './tally.js';

// A viewer that speaks just enough Engine.IO and Socket.IO over a WebSocket, so that a thousand of them cost the load
// process little.

/** What a viewer looks at: degrees and a zoom level. */
export interface View {
  readonly bounds: { readonly west: number; readonly south: number; readonly east: number; readonly north: number };
  readonly zoom: number;
}

export interface ViewerOptions {
  readonly url: string;
  readonly user: string;
  /** Asks for frames of what is seen; without it every truck comes as a JSON event. */
  readonly view?: View | undefined;
  /** Its messages are read in full. */
  readonly isSampled: boolean;
}

export interface Viewer {
  /** Bytes that came over its connection. */
  readonly bytes: number;
  readonly isOpen: boolean;
  /** Stops reading, as a browser that hangs does. */
  stall(): void;
  close(): void;
}

const WELCOME_WITHIN_MS = 60_000;
const PING = 0x32; // '2'

/** A plain WebSocket that counts messages. */
export function openRaw(url: string, tally: Tally): Promise<Viewer> {
  const { socket, viewer } = open(url);
  socket.on('message', () => tally.anything());
  return settled(socket, (ready) => socket.on('open', ready)).then(() => viewer);
}

/** Joins and, with a view, asks for its frames. Resolves when the server said yes to both. */
export function openViewer(options: ViewerOptions, tally: Tally): Promise<Viewer> {
  const { url, user, view, isSampled } = options;
  const { socket, viewer } = open(`${url}/socket.io/?EIO=4&transport=websocket`);
  return settled(socket, (ready, fail) => {
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) tally.frame(data, isSampled);
      else if (data[0] === PING) socket.send('3');
      else if (data[4] === 0x74 && data.toString('latin1', 4, 18) === 'truck-location') tally.event(data, isSampled);
      else handshake(data.toString());
    });
    // As the desk does it: the view before joining, or the whole fleet would come one by one.
    function handshake(text: string): void {
      if (text.startsWith('0')) socket.send('40');
      else if (text.startsWith('40')) {
        if (view) socket.send(`421["viewport",${JSON.stringify(view)}]`);
        socket.send(`42["join",${JSON.stringify({ user })}]`);
      } else if (text.startsWith('42["join"')) ready();
      else if (/^4(2\["rejection"|31.*"code"|4)/.test(text)) fail(new Error(text.slice(0, 300)));
    }
  }).then(() => viewer);
}

function open(url: string): { socket: WebSocket; viewer: Viewer } {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), { perMessageDeflate: false });
  let connection: Socket | undefined;
  socket.on('upgrade', (response) => {
    connection = response.socket;
  });
  const viewer = {
    get bytes() {
      return connection?.bytesRead ?? 0;
    },
    get isOpen() {
      return socket.readyState === WebSocket.OPEN;
    },
    stall: () => socket.pause(),
    close: () => socket.terminate(),
  };
  return { socket, viewer };
}

type Settle = (ready: () => void, fail: (error: Error) => void) => void;

function settled(socket: WebSocket, when: Settle): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('A viewer was not let in in time.')), WELCOME_WITHIN_MS);
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      settle();
    };
    socket.on('error', (error) => end(() => reject(error)));
    socket.on('close', (code) => end(() => reject(new Error(`A viewer was cut with ${code}.`))));
    when(
      () => end(resolve),
      (error) => end(() => reject(error)),
    );
  });
}
