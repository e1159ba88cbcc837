import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const MAX_FORM_BYTES = 16 * 1024; // a phone's form has a few hundred
const MAX_FIELDS = 100;

/** JSON is Fastify's own. A form is small and has few fields, or a phone's door would be a way to fill the memory; text is nothing. */
export function limitBodies(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.removeContentTypeParser('text/plain');
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
