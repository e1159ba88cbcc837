import process from 'node:process';
import { describeIssues } from '@fleetmap/events';
import { z } from 'zod';

const LOOPBACK_HOSTS: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

const commaSeparated = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);

const wholeNumber = z.coerce.number().int();
const portNumber = wholeNumber.min(0).max(65_535);

/** Every setting, once: the check at start and the table in docs/configuration.md come from here. */
export const envSchema = z.object({
  PORT: portNumber.default(3000).describe('Port of the web app, the API and the socket. 0 takes a free one.'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address to listen on. `0.0.0.0` lets other machines in; then `AUTH` is `required`.'),
  AUTH: z
    .enum(['open', 'required'])
    .optional()
    .describe(
      'Who may do what. `open` (only on loopback): everybody on this machine sees the fleet, and an unknown device id makes its truck, up to 100,000. `required`: only known devices may report, and people sign in; the first start prints a link that makes the first admin. Default: `open` on loopback, else `required`.',
    ),
  DEVICES: commaSeparated
    .default([])
    .describe('Ids of the devices that may report when `AUTH` is `required`, separated by commas.'),
  DATA_DIR: z
    .string()
    .min(1)
    .default('./data')
    .describe('Folder of what is stored; made on first start. Not used with `DATABASE_URL`.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('A PostgreSQL database to store in, e.g. `postgres://fleetmap@localhost/fleetmap`.'),
  KEEP_DAYS: wholeNumber.min(1).max(3650).default(90).describe('For how many days positions are kept.'),
  DEMO: wholeNumber.min(0).max(10_000).default(200).describe('Trucks of the demo fleet; 0 starts with an empty map.'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional()
    .describe('Where people find this server, e.g. `https://fleet.example.com`. Needed for `OIDC_ISSUER`.'),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('An OpenID Connect provider to sign in with. Not set: passwords only.'),
  OIDC_CLIENT_ID: z.string().default('fleetmap').describe('The name of this server at the provider.'),
  OIDC_CLIENT_SECRET: z.string().optional().describe('Its secret there; a public client has none.'),
  OIDC_NAME: z.string().max(40).default('OpenID').describe('What the button to sign in with it says.'),
  OIDC_SCOPES: z.string().default('openid profile email').describe('What the provider is asked for.'),
  OIDC_ROLE_CLAIM: z.string().default('roles').describe('The claim that names the roles of a user.'),
  OIDC_ROLES: commaSeparated
    .pipe(z.array(z.string().regex(/^.+:(viewer|dispatcher|operator|admin)$/, 'must be value:role')))
    .default([])
    .describe(
      'Which value of that claim gives which role, e.g. `fleet-admins:admin,drivers:viewer`. Of several the greatest holds; who has none may not come in.',
    ),
  ALLOWED_ORIGINS: commaSeparated
    .pipe(z.array(z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)))
    .default([])
    .describe(
      'Other sites whose pages may use this server, e.g. `https://fleet.example.com`, separated by commas. Also the names under which a reverse proxy publishes it.',
    ),
  ALLOWED_EMBEDDERS: commaSeparated
    .pipe(z.array(z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)))
    .default([])
    .describe(
      'Other sites whose pages may show a share link in a frame, when the link allows it, e.g. `https://customer.example`, separated by commas.',
    ),
  LOG_LEVEL: z.enum(['error', 'warn', 'log', 'debug']).default('warn').describe('How much is logged.'),
  TILE_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Raster tiles to draw instead of the offline map, e.g. `https://tile.example.com/{z}/{x}/{y}.png`.'),
  TILE_ATTRIBUTION: z.string().default('').describe("The credit that the tiles' owner asks for, as plain text."),
  ROUTER_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional()
    .describe(
      'A router with the HTTP API of OSRM to plan routes with, e.g. `http://127.0.0.1:5000`. Not set, or when it does not answer: the highways of the offline map.',
    ),
  ROUTER_TIMEOUT_MS: wholeNumber.min(50).max(20_000).default(5000).describe('How long its answer is waited for.'),
  SOCKET_PING_INTERVAL_MS: wholeNumber
    .min(100)
    .default(10_000)
    .describe('How often the server asks each viewer for a sign of life.'),
  SOCKET_PING_TIMEOUT_MS: wholeNumber
    .min(100)
    .default(20_000)
    .describe('How long it waits for that sign before it hangs up.'),
  SOCKET_MAX_BYTES: wholeNumber
    .min(1024)
    .max(16_777_216)
    .default(65_536)
    .describe('Largest socket message that is read.'),
  SOCKET_MAX_PER_ADDRESS: wholeNumber
    .min(1)
    .default(2000)
    .describe('Socket connections that one address may hold; raise it when a proxy connects for everybody.'),
  SOCKET_MAX_PER_USER: wholeNumber
    .min(1)
    .default(100)
    .describe(
      'Socket connections that one user, with the programs that have their API tokens, or one device may hold.',
    ),
  HTTP_TIMEOUT_MS: wholeNumber
    .min(300)
    .max(600_000)
    .default(30_000)
    .describe('How long a request may take to come in; its head a third of that. Who drips is answered 408.'),
  TELTONIKA_PORT: portNumber.optional().describe('Port for Teltonika trackers (TCP, usually 5027). Not set: closed.'),
  GT06_PORT: portNumber.optional().describe('Port for GT06 / Concox trackers (TCP, usually 5023). Not set: closed.'),
  MQTT_PORT: portNumber
    .optional()
    .describe('Port of the built-in MQTT broker for OwnTracks (usually 1883). Not set: closed.'),
  MQTT_URL: z
    .url({ protocol: /^(mqtts?|wss?)$/ })
    .optional()
    .describe(
      'An MQTT broker of yours to read `owntracks/#` from, e.g. `mqtt://user:password@127.0.0.1:1883`. A second server on the same broker needs another name: `…:1883?clientId=fleetmap-2`.',
    ),
  INGEST_HOST: z
    .string()
    .default('127.0.0.1')
    .describe(
      'Address on which the tracker and MQTT ports listen. `0.0.0.0` lets devices elsewhere in; then `AUTH` is `required`.',
    ),
  DEVICE_MAX_CONNECTIONS: wholeNumber
    .min(1)
    .default(10_000)
    .describe('Connections that each tracker or MQTT port holds at once.'),
  DEVICE_MAX_PER_ADDRESS: wholeNumber
    .min(1)
    .default(2000)
    .describe('Those of one address; many trackers of one mobile carrier may share one.'),
  DEVICE_IDLE_SECONDS: wholeNumber
    .min(1)
    .max(86_400)
    .default(7200)
    .describe('A tracker or MQTT connection on which nothing came for that long is cut.'),
});

type Settings = z.output<typeof envSchema>;

/** The settings after the defaults that depend on each other. */
export type Env = Settings & { AUTH: NonNullable<Settings['AUTH']> };

/** @throws Error with one line per wrong setting; names the setting, never its value. */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = envSchema.safeParse(given);
  if (!parsed.success) throw new Error(`Wrong settings. ${describeIssues(parsed.error.issues)}`);
  const env = parsed.data;
  const hosts = [env.HOST, ...(hasDevicePorts(env) ? [env.INGEST_HOST] : [])];
  const isLoopback = hosts.every((host) => LOOPBACK_HOSTS.has(host));
  if (env.AUTH === 'open' && !isLoopback) {
    throw new Error(
      'AUTH=open is only for this machine: keep HOST and INGEST_HOST on 127.0.0.1, or leave AUTH out: then people sign in.',
    );
  }
  if (env.OIDC_ISSUER !== undefined && env.PUBLIC_URL === undefined)
    throw new Error('OIDC_ISSUER needs PUBLIC_URL: the provider sends people back there.');
  const own = env.PUBLIC_URL === undefined ? [] : [new URL(env.PUBLIC_URL).origin];
  const ALLOWED_ORIGINS = [...env.ALLOWED_ORIGINS, ...own];
  return { ...env, ALLOWED_ORIGINS, AUTH: env.AUTH ?? (isLoopback ? 'open' : 'required') };
}

function hasDevicePorts(env: Settings): boolean {
  return [env.TELTONIKA_PORT, env.GT06_PORT, env.MQTT_PORT].some((port) => port !== undefined);
}
