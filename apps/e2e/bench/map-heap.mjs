// Whether the heap of the desk stays flat while every truck moves.

const EVERY_MS = 10_000;
const SETTLE_MS = 20_000; // tables grow to the size of the fleet, code is compiled

/** Megabytes of page and painter, after a collection: at the start, at the end, and the most in between. */
export async function watchHeap(page, minutes) {
  const session = await page.context().newCDPSession(page);
  const painter = await attachToWorker(session);
  const heapMb = async () => {
    let bytes = 0;
    for (const send of [(method) => session.send(method), painter]) {
      await send('HeapProfiler.collectGarbage');
      const { usedSize, backingStorageSize = 0 } = await send('Runtime.getHeapUsage');
      bytes += usedSize + backingStorageSize;
    }
    return bytes / 2 ** 20;
  };
  await page.waitForTimeout(SETTLE_MS);
  const samples = [await heapMb()];
  const end = performance.now() + minutes * 60_000;
  while (performance.now() < end) {
    await page.waitForTimeout(EVERY_MS);
    samples.push(await heapMb());
  }
  return { first: samples[0], last: samples.at(-1), most: Math.max(...samples), samples: samples.length };
}

/** Playwright gives no session of a worker: commands travel through the page's. */
async function attachToWorker(session) {
  const answers = new Map();
  let lastId = 0;
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message);
    answers.get(id)?.(result);
    answers.delete(id);
  });
  const sessionId = await new Promise((resolve) => {
    session.on('Target.attachedToTarget', ({ sessionId: attached, targetInfo }) => {
      if (targetInfo.type === 'worker') resolve(attached);
    });
    void session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  });
  return (method) =>
    new Promise((resolve) => {
      lastId += 1;
      answers.set(lastId, resolve);
      const message = JSON.stringify({ id: lastId, method });
      void session.send('Target.sendMessageToTarget', { sessionId, message });
    });
}
