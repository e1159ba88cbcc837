import { describeIssues, type Rejection } from '../rejection.js';
import { type Scenario, scenarioSchema } from './scenario.js';

const MAX_VALUES = 700_000; // 100,000 recorded fixes are 600,000 values
const MAX_DEPTH = 12;

/** Believes a parsed JSON document or says why not. What is far too large is refused before any of it is looked at closely. */
export function readScenario(input: unknown): Scenario | Rejection {
  if (!isSmall(input)) return { code: 'payload_too_large', message: 'The scenario is larger than this server reads.' };
  const parsed = scenarioSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  return { code: 'invalid_scenario', message: describeIssues(parsed.error.issues) };
}

function isSmall(input: unknown): boolean {
  let left = MAX_VALUES;
  const visit = (value: unknown, depth: number): boolean => {
    left -= 1;
    if (left < 0 || depth > MAX_DEPTH) return false;
    if (typeof value !== 'object' || value === null) return true;
    return Object.values(value).every((inner) => visit(inner, depth + 1));
  };
  return visit(input, 0);
}
