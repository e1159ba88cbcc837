// The least a server can do: write a ready-made buffer to every client; and over HTTP and WebSocket, parse what came
// and say that it came.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { answerAsks } from '../processes/ask.js';
import { listen } from './listen.js';

const MOST_BUFFERED = 4_000_000; // bytes waiting for one client; beyond it the load process is the limit

const http = createServer((request, response) => {
  if (request.method === 'GET') {
    new URL(request.url ?? '/', 'http://127.0.0.1').searchParams.get('id');
    response.end();
    return;
  }
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    JSON.parse(Buffer.concat(chunks).toString());
    response.end('{}');
  });
});

const sockets = new WebSocketServer({ server: http });
sockets.on('connection', (socket) => {
  // A report as Socket.IO would carry it: `42<id>["report",{…}]`, answered with `43<id>[{}]`.
  socket.on('message', (data: Buffer) => {
    const text = data.toString();
    if (text === '40') return socket.send(text);
    const start = text.indexOf('[');
    JSON.parse(text.slice(start));
    socket.send(`43${text.slice(2, start)}[{}]`);
  });
});

let timer: NodeJS.Timeout | undefined;
answerAsks({
  write({ frameBytes, everyMs }: { frameBytes: number; everyMs: number }): void {
    clearInterval(timer);
    if (frameBytes === 0) return;
    const frame = Buffer.alloc(frameBytes, 1);
    timer = setInterval(() => {
      for (const socket of sockets.clients) if (socket.bufferedAmount < MOST_BUFFERED) socket.send(frame);
    }, everyMs);
  },
});
listen(http);
