import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

const PATHS: ReadonlySet<string | undefined> = new Set(['/api/routes/import']);
const FILE = 'application/x-fleetmap-file';

/** Files are not read here but by whom they are for, as they come, and whatever type their sender gives them. */
export function takeFiles(app: NestFastifyApplication): void {
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, _reply, done) => {
    if (PATHS.has(request.routeOptions.url)) request.headers['content-type'] = FILE;
    done();
  });
  server.addContentTypeParser(FILE, (_request, _payload, done) => done(null));
}
