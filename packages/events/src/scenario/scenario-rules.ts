/** What a scenario must keep to beyond the shape of its fields. The sentences are for refusals; editors have their own. */
const SENTENCES = {
  range_order: 'the smaller number comes first',
  jitter: 'jitter is at most half the interval',
  fault_repeats: 'a fault must be over before it comes again: duration + spread ≤ every',
  rising_times: 'the times of fixes must rise',
  truck_count: 'at most 10000 trucks',
  point_count: 'at most 100000 points in all routes',
  truck_id: 'two trucks have the same id',
  group_id: 'two groups have the same id',
  fault_id: 'two faults have the same id',
  fault_reach: 'too many faults for so many trucks',
  fault_truck: 'a fault names a truck that is not there',
} as const;

export type ScenarioRule = keyof typeof SENTENCES;

/** What a check of the schema says when the rule is broken. */
export function broken(rule: ScenarioRule): { message: string; params: { rule: ScenarioRule } } {
  return { message: SENTENCES[rule], params: { rule } };
}

/** The rule that an issue of the schema is about. */
export function ruleOf(params: Readonly<Record<string, unknown>> | undefined): ScenarioRule | undefined {
  const rule = params?.['rule'];
  return typeof rule === 'string' && rule in SENTENCES ? (rule as ScenarioRule) : undefined;
}
