// Every browser claims to be those before it, so the newest names are looked for first.
const BROWSERS = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'] as const;
const NAMES: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera' };
const SYSTEMS = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS X', 'Linux'] as const;

/** "Firefox, Linux" out of what a browser calls itself; what is no browser, as it is. */
export function browserOf(agent: string): string {
  const browser = BROWSERS.find((name) => agent.includes(`${name}/`));
  if (browser === undefined) return agent;
  const system = SYSTEMS.find((name) => agent.includes(name));
  return [NAMES[browser] ?? browser, system].filter(Boolean).join(', ');
}
