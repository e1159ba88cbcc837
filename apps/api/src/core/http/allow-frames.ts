import type { IncomingMessage, ServerResponse } from 'node:http';

const EMBEDDED = /^\/share\/embed(\?|$)/;

/** Lets pages of these sites show the page of share links in a frame; every other page stays out of frames. */
export function allowFrames(sites: readonly string[]) {
  return function allow({ url = '' }: IncomingMessage, response: ServerResponse, next: () => void): void {
    if (EMBEDDED.test(url)) {
      const policy = String(response.getHeader('content-security-policy') ?? '');
      response.setHeader(
        'content-security-policy',
        policy.replace("frame-ancestors 'none'", `frame-ancestors ${sites.join(' ')}`),
      );
      response.removeHeader('x-frame-options'); // it can name no site
      response.setHeader('cross-origin-resource-policy', 'cross-origin');
    }
    next();
  };
}
