import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { isDeeperThan } from './json-depth.js';
import { Refusal } from '../refusal.js';

const MOST_JSON_DEPTH = 32; // GeoJSON of areas has about ten
const MAX_FORM_BYTES = 16 * 1024; // a phone's form has a few hundred
const MAX_FIELDS = 100;

/** JSON is Fastify's own, looked at before. A form is small and has few fields, or a phone's door would be a way to fill the memory; text is nothing. */
export function limitBodies(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  const readJson = server.getDefaultJsonParser('error', 'error');
  server.removeContentTypeParser(['application/json', 'text/plain']);
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (isDeeperThan(String(body), MOST_JSON_DEPTH)) done(new Refusal(TOO_DEEP), undefined);
    else void readJson(request, String(body), done);
  });
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: MAX_FORM_BYTES },
    (_request, body, done) => done(null, fieldsOf(String(body))),
  );
}

function fieldsOf(form: string): Record<string, string> {
  const fields = [...new URLSearchParams(form)].slice(0, MAX_FIELDS);
  return Object.fromEntries(fields);
}

const TOO_DEEP = {
  code: 'invalid_message',
  message: `The JSON is nested deeper than ${MOST_JSON_DEPTH} levels.`,
} as const;
