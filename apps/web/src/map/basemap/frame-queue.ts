/** Work that may wait, done a little in every frame. */
export interface FrameQueue {
  /** @returns a function that takes the job out again if it has not been done. */
  add(job: () => void): () => void;
  clear(): void;
}

const BUDGET_MS = 10; // of the 16 that a frame has; the trucks need the rest

export function createFrameQueue(): FrameQueue {
  const jobs = new Set<() => void>();
  let frame = 0;

  function run(): void {
    const start = performance.now();
    for (const job of jobs) {
      jobs.delete(job);
      job();
      if (performance.now() - start > BUDGET_MS) break;
    }
    frame = jobs.size > 0 ? requestAnimationFrame(run) : 0;
  }

  return {
    add(job) {
      jobs.add(job);
      if (frame === 0) frame = requestAnimationFrame(run);
      return () => jobs.delete(job);
    },
    clear() {
      jobs.clear();
      cancelAnimationFrame(frame);
      frame = 0;
    },
  };
}
