// What a tutorial would build: one JSON event per update to everybody. Same shape of payload as the product's.
import { createServer, type IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import { listen } from './listen.js';

interface Report {
  readonly truckId: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly speed: number;
  readonly heading: number;
  readonly recordedAt: number;
}

const http = createServer((request, response) => {
  void tellAll(request).finally(() => response.end('{}'));
});
const io = new Server(http, { serveClient: false });
io.on('connection', (socket) => {
  socket.on('join', ({ user }: { user: string }) => socket.emit('join', { message: `Usuário entrou: ${user}` }));
});
listen(http);

async function tellAll(request: IncomingMessage): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const reports = JSON.parse(Buffer.concat(chunks).toString()) as Report[];
  for (const { truckId, ...place } of reports) {
    const location = { ...place, heardAt: Date.now(), motion: 'moving', motionSince: place.recordedAt };
    io.emit('truck-location', { truckId, location });
  }
}
