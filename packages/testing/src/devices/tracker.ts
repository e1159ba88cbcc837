import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { PlayedDevice } from './played-device.js';
import { teltonikaLogin, teltonikaPacket, teltonikaRecord } from './teltonika-packet.js';

/** A Teltonika tracker on a TCP line of its own, let in. @param imei 15 digits, which are its truck */
export async function openTracker(port: number, imei: string): Promise<PlayedDevice> {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  await once(socket, 'connect');
  socket.on('error', () => undefined); // a reset is a cut line, which `close` tells
  const [letIn] = await ask(socket, teltonikaLogin(imei), 1);
  if (letIn !== 1) throw new Error(`The tracker ${imei} was not let in.`);
  return {
    truckId: imei,
    async report(recordedAt) {
      const stored = await ask(socket, teltonikaPacket([teltonikaRecord(recordedAt)]), 4);
      if (stored.readUInt32BE() !== 1) throw new Error(`A record of ${imei} was refused.`);
    },
    async close() {
      if (socket.destroyed) return;
      const closed = once(socket, 'close');
      socket.destroy();
      await closed;
    },
  };
}

/** @returns the answer, of so many bytes. */
function ask(socket: Socket, bytes: Buffer, answerSize: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let heard = Buffer.alloc(0);
    const read = (chunk: Buffer): void => {
      heard = Buffer.concat([heard, chunk]);
      if (heard.length < answerSize) return;
      socket.off('data', read).off('close', fail);
      resolve(heard);
    };
    const fail = (): void => reject(new Error('The server cut the line.'));
    socket.on('data', read).once('close', fail);
    if (socket.destroyed) fail();
    else socket.write(bytes);
  });
}
