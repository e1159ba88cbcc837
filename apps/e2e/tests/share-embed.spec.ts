import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, startDesk, test } from './desk.js';

/** A page of another site that shows `src` in a frame. */
async function startOtherSite(): Promise<{ origin: string; server: Server }> {
  const server = createServer((request, response) => {
    const src = new URL(request.url ?? '/', 'http://x').searchParams.get('src') ?? '';
    response.setHeader('content-type', 'text/html');
    response.end(
      `<!doctype html><title>Customer</title><iframe width="600" height="500" src="${src.replaceAll('"', '')}"></iframe>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

test('SH5: a share page stands in a frame of an allowed site, live, and in no other', async ({ page }) => {
  const [customer, stranger] = [await startOtherSite(), await startOtherSite()];
  const desk = await startDesk({ DEMO: '0', ALLOWED_EMBEDDERS: customer.origin });
  const post = async (path: string, body: object): Promise<{ path: string }> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${desk.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await answer.json()) as { path: string };
  };
  const report = (latitude: number): Promise<object> =>
    post('/api/positions', { truckId: 'T1', latitude, longitude: -46.6, speed: 20, heading: 90 });
  const share = async (mayEmbed: boolean): Promise<string> =>
    (await post('/api/share-links', { name: 'For Ana', truckIds: ['T1'], expiresAt: Date.now() + 3_600_000, mayEmbed }))
      .path;
  await report(-23.5);
  const [embedded, plain] = [await share(true), await share(false)];
  const framed = page.frameLocator('iframe');
  const show = (site: { origin: string }, path: string): Promise<unknown> =>
    page.goto(`${site.origin}/?src=${encodeURIComponent(desk.url + path)}`);

  await show(customer, embedded);
  await expect(framed.getByRole('status')).toHaveText('Live');
  const marker = framed.getByRole('button', { name: 'T1', exact: true });
  const before = await marker.getAttribute('style');
  await report(-23.4);
  await expect.poll(() => marker.getAttribute('style')).not.toBe(before);

  const isRefused = async (): Promise<void> => {
    await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
    await expect(framed.locator('#state')).toHaveCount(0);
  };
  await show(stranger, embedded);
  await isRefused();
  await show(customer, embedded.replace('/share/embed', '/share'));
  await isRefused();
  await show(customer, '/');
  await isRefused();

  await show(customer, plain.replace('/share', '/share/embed'));
  await expect(framed.getByRole('status')).toContainText('may not be shown here');
  await expect(framed.locator('main')).toHaveCount(0);
  await desk.stop();
  customer.server.close();
  stranger.server.close();
});
