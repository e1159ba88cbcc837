import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';

// Questions and answers between the runner and the processes it starts, over Node's own channel: nothing of it goes
// through the sockets that are measured.

type Commands<Names extends string = string> = Readonly<Record<Names, (payload: never) => unknown>>;

interface Question {
  readonly ask: string;
  readonly id: number;
  readonly payload: unknown;
}

interface Answer {
  readonly answerTo: number;
  readonly answer?: unknown;
  readonly error?: string;
}

const ANSWER_WITHIN_MS = 180_000; // nothing that is asked takes longer; a process that hangs ends the run
const STOP_WITHIN_MS = 10_000;

/** In the child: answers what the runner asks. Several parts of a process may each answer their own commands. */
export function answerAsks(commands: Commands): void {
  process.on('message', (message: Question) => {
    const command = commands[message.ask] as ((payload: unknown) => unknown) | undefined;
    if (command) void reply(message, command);
  });
  process.channel?.unref(); // the channel alone must not keep a server alive
  process.once('disconnect', () => process.exit(0)); // nor may a server outlive the runner
}

async function reply({ id, payload }: Question, command: (payload: unknown) => unknown): Promise<void> {
  try {
    process.send?.({ answerTo: id, answer: await command(payload) } satisfies Answer);
  } catch (error) {
    process.send?.({ answerTo: id, error: String(error) } satisfies Answer);
  }
}

/** A process of ours that answers. */
export interface Peer<Known extends Commands> {
  readonly child: ChildProcess;
  ask<Name extends keyof Known & string>(
    name: Name,
    ...payload: Parameters<Known[Name]>
  ): Promise<Awaited<ReturnType<Known[Name]>>>;
  /** Ends it as Ctrl-C does, and by force when it does not go. */
  stop(): Promise<void>;
}

export interface PeerOptions {
  readonly execArgv?: readonly string[];
  readonly settings?: Readonly<Record<string, string>>;
}

/** Starts a Node process with a channel. */
export function startPeer<Known extends Commands>(entry: string, options: PeerOptions = {}): Peer<Known> {
  const child = fork(entry, {
    execArgv: [...(options.execArgv ?? [])],
    env: { ...process.env, ...options.settings },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  let asked = 0;
  child.on('message', (message: Answer) => waiting.get(message.answerTo)?.(message));
  child.on('exit', (code) => {
    for (const [id, settle] of waiting) settle({ answerTo: id, error: `${entry} ended with ${code}` });
  });
  return {
    child,
    async ask(name, ...[payload]) {
      const id = ++asked;
      const { answer, error } = await new Promise<Answer>((resolve) => {
        const timer = setTimeout(() => resolve({ answerTo: id, error: `${name}: no answer` }), ANSWER_WITHIN_MS);
        waiting.set(id, (found) => {
          clearTimeout(timer);
          resolve(found);
        });
        if (child.connected) child.send({ ask: name, id, payload } satisfies Question);
        else resolve({ answerTo: id, error: `${entry} is gone` });
      });
      waiting.delete(id);
      if (error !== undefined) throw new Error(error);
      return answer as never;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const force = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      const exited = once(child, 'exit');
      child.kill('SIGINT');
      await exited;
      clearTimeout(force);
    },
  };
}
