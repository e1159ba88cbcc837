import { type DeskConfig, deskConfigSchema } from '@fleetmap/events';

/** `GET /api/config`. @throws Error when the server does not answer or answers something else. */
export async function fetchDeskConfig(url = ''): Promise<DeskConfig> {
  const response = await fetch(`${url}/api/config`);
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return deskConfigSchema.parse(await response.json());
}
