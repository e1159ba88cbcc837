import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** A server as users run it: a process of its own. */
export interface ServerProcess {
  /** Where it answers, e.g. `http://localhost:41873`. */
  readonly url: string;
  /** The link that makes the first admin, of a server that has none. */
  readonly setUpUrl: () => Promise<string>;
  /** Everything that it printed and logged. */
  readonly output: () => string;
  /** Ends it as Ctrl-C does and waits. @returns its exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut does: no time to say or save anything. */
  kill(): Promise<void>;
}

/**
 * Starts a built server and waits until it says where it is. What it stores is gone with it, unless `DATA_DIR` is given. @param entry the file that starts it
 * @throws Error with its output when it ends instead.
 */
export async function startServerProcess(entry: string, settings: Record<string, string> = {}): Promise<ServerProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'fleetmap-test-'));
  const child = spawn(process.execPath, [entry], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'warn', DATA_DIR: folder, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const [found] = /http:\/\/\S+/.exec(output) ?? [];
      if (found) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => reject(new Error(`The server did not start:\n${output}`)));
  });
  child.once('exit', () => void rm(folder, { recursive: true, force: true }));
  return {
    url,
    output: () => output,
    async setUpUrl() {
      for (;;) {
        const [found] = /http:\/\/\S+\/setup#\S+/.exec(output) ?? [];
        if (found) return found;
        await once(child.stdout, 'data');
      }
    },
    async kill() {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
    async stop() {
      if (child.exitCode !== null) return child.exitCode;
      const exited = once(child, 'exit');
      child.kill('SIGINT');
      await exited;
      return child.exitCode;
    },
  };
}
