import { UsageError } from './failure.js';

const TIME = /^\d{4}-\d\d-\d\d(?<clock>T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?<zone>Z|[+-]\d\d:\d\d)?)?$/;

/** A time in a command; without a zone UTC. @returns epoch ms @throws UsageError */
export function instantOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const { clock, zone } = TIME.exec(text)?.groups ?? {};
  const instant = TIME.test(text) ? Date.parse(clock && !zone ? `${text}Z` : text) : Number.NaN;
  if (Number.isNaN(instant)) throw new UsageError(`${option} takes ISO 8601, such as 2026-05-01T15:00-03:00.`);
  return instant;
}
