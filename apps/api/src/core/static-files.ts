import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
};

const NO_PAGES = /^\/(api|ingest|socket\.io|assets|metrics)\b/;

interface StaticFile {
  readonly type: string;
  readonly plain: Buffer;
  readonly etag: string;
  /** Made when first asked for: compressing a whole build takes longer than everything else at the start of a server. */
  zipped?: Promise<Buffer>;
}

const SHARE_PAGE = /^\/share(\/embed)?$/;

/** Serves what it knows and leaves the rest to the next handler. */
type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/**
 * Serves the files of a folder, some megabytes, from memory: each is compressed once, and a build that replaces them under a
 * running server cannot take a file away in the middle of an answer. A folder that is not there is empty.
 */
export function serveFolder(folder: string): Handler {
  const fileByUrl = readFolder(folder);
  return function serveFile(request, response, next) {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const address = (request.url ?? '').split('?')[0]!;
    const file =
      fileByUrl.get(SHARE_PAGE.test(address) ? '/share.html' : address) ??
      (isPage(request) ? fileByUrl.get('/') : undefined);
    if (!file) return next();
    const { type } = file;
    const isNamedByContent = request.url?.startsWith('/assets/') ?? false;
    response.setHeader('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache');
    response.setHeader('vary', 'accept-encoding');
    response.setHeader('etag', file.etag);
    if (request.headers['if-none-match'] === file.etag) return void response.writeHead(304).end();
    const isZipped = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    void send(isZipped ? (file.zipped ??= compress(file.plain)) : file.plain);

    async function send(made: Buffer | Promise<Buffer>): Promise<void> {
      const body = await made;
      if (isZipped) response.setHeader('content-encoding', 'gzip');
      response.writeHead(200, { 'content-type': type, 'content-length': body.length });
      response.end(request.method === 'HEAD' ? undefined : body);
    }
  };
}

/** An address that a browser is at: the script of `index.html` knows which page it is. */
function isPage({ url = '', headers }: IncomingMessage): boolean {
  return /^(\/[\w-]+)+(\?|$)/.test(url) && !NO_PAGES.test(url) && /\btext\/html\b/.test(headers.accept ?? '');
}

function readFolder(folder: string): ReadonlyMap<string, StaticFile> {
  const fileByUrl = new Map<string, StaticFile>();
  if (!existsSync(folder)) return fileByUrl;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[path.extname(entry.name)];
    if (!entry.isFile() || !type) continue;
    const name = path.join(entry.parentPath, entry.name);
    const plain = readFileSync(name);
    const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
    const url = `/${path.relative(folder, name).split(path.sep).join('/')}`;
    fileByUrl.set(url === '/index.html' ? '/' : url, { type, plain, etag });
  }
  return fileByUrl;
}
