import type { z } from 'zod';
import { problemOf, type ScenarioProblem } from './scenario-problem.js';
import { scenarioSchema } from './scenario.js';

/** What is wrong in a draft of a scenario, and where: the keys that lead there. */
export interface ScenarioIssue {
  readonly path: readonly (string | number)[];
  readonly problem: ScenarioProblem;
}

const MOST_ISSUES = 50; // nobody reads more, and the first often cause the rest

/** For editors: every way in which a parsed document is no scenario. Unlike a refusal it may name what the author wrote. */
export function scenarioIssuesOf(draft: unknown): readonly ScenarioIssue[] {
  const parsed = scenarioSchema.safeParse(draft, { reportInput: true });
  return parsed.success ? [] : parsed.error.issues.slice(0, MOST_ISSUES).flatMap((issue) => flatten(issue, []));
}

function flatten(issue: z.core.$ZodIssue, base: ScenarioIssue['path']): readonly ScenarioIssue[] {
  const path = [...base, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))];
  if (issue.code === 'invalid_union' && issue.errors.length > 0)
    return nearest(issue.errors).flatMap((each) => flatten(each, path));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], problem: { code: 'unknown_field', field: key } }));
  return [{ path, problem: problemOf(issue) }];
}

/** Of several shapes the one that the author most likely meant: with the fewest foreign fields, then the fewest faults. */
function nearest(shapes: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] {
  const [best] = shapes.toSorted(
    (one, other) => foreignFields(one) - foreignFields(other) || one.length - other.length,
  );
  return best!;
}

function foreignFields(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 0), 0);
}
