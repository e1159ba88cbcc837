import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import { surviveSurprises } from './core/surprises.js';
import { readEnv } from './env.js';
import { SetUp } from './accounts/set-up.js';
import { createServer } from './server.js';

try {
  const env = readEnv();
  const app = await createServer(env);
  await app.listen(env.PORT, env.HOST);
  // Nest's own hooks end by signal; a server that was asked to end and did so has not failed. Asked twice, it goes at once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      void app.close().then(() => process.exit(0));
    });
  }
  const logger = new Logger('Process');
  surviveSurprises(process, {
    log: (sentence, error) => logger.error(sentence, error),
    end: () => void app.close().finally(() => process.exit(1)),
  });
  const { port } = app.getHttpServer().address() as AddressInfo;
  const host = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(env.HOST) ? 'localhost' : env.HOST;
  console.log(`\n  Fleetmap is on http://${host}:${port}\n`);
  const link = app.get(SetUp).linkAt(env.PUBLIC_URL ?? `http://${host}:${port}`);
  if (link) console.log(`  Nobody can sign in yet. Make the first admin here (the link is good once):\n  ${link}\n`);
} catch (error) {
  // Wrong settings, a busy port: a sentence, not a stack.
  console.error(`Fleetmap cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
  process.exit();
}
