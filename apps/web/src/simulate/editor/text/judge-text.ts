import { readScenario, isRejection, type Scenario, scenarioIssuesOf, type ScenarioProblem } from '@fleetmap/events';
import { brokenPlaceOf, type JsonPath, lineAt, placeOf } from './json-place.js';

/** A fault of the text, in its line from 1. */
export interface TextIssue {
  readonly line: number;
  readonly path: JsonPath;
  /** `no_json`: the text is none from there on. */
  readonly problem: ScenarioProblem | { readonly code: 'no_json' | 'too_large' };
}

/** What a text is worth: the document that it holds, the scenario when it is one, else what is wrong. */
export interface JudgedText {
  /** Undefined when the text is no JSON. */
  readonly draft: unknown;
  readonly scenario: Scenario | undefined;
  readonly issues: readonly TextIssue[];
}

/** Judges the text by the schema that the server judges by. */
export function judgeText(text: string): JudgedText {
  const broken = brokenPlaceOf(text);
  if (broken !== undefined) {
    const issue = { line: lineAt(text, broken), path: [], problem: { code: 'no_json' } } as const;
    return { draft: undefined, scenario: undefined, issues: [issue] };
  }
  const draft = JSON.parse(text) as unknown;
  const scenario = readScenario(draft);
  if (!isRejection(scenario)) return { draft, scenario, issues: [] };
  if (scenario.code !== 'invalid_scenario')
    return { draft, scenario: undefined, issues: [{ line: 1, path: [], problem: { code: 'too_large' } }] };
  const issues = scenarioIssuesOf(draft).map(({ path, problem }) => {
    return { path, problem, line: lineAt(text, placeOf(text, path)) };
  });
  return { draft, scenario: undefined, issues };
}

/** A document as its text. */
export function textOf(draft: unknown): string {
  return `${JSON.stringify(draft, undefined, 2)}\n`;
}
