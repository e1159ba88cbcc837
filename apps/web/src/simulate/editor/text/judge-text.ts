import { readScenario, isRejection, type Scenario, scenarioIssuesOf } from '@fleetmap/events';
import { brokenPlaceOf, type JsonPath, lineAt, placeOf } from './json-place.js';

/** A fault of the text, in its line from 1. */
export interface TextIssue {
  readonly line: number;
  readonly path: JsonPath;
  /** Undefined: the text is no JSON from there on. */
  readonly message: string | undefined;
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
    const issue = { line: lineAt(text, broken), path: [], message: undefined };
    return { draft: undefined, scenario: undefined, issues: [issue] };
  }
  const draft = JSON.parse(text) as unknown;
  const scenario = readScenario(draft);
  if (!isRejection(scenario)) return { draft, scenario, issues: [] };
  if (scenario.code !== 'invalid_scenario')
    return { draft, scenario: undefined, issues: [{ line: 1, path: [], message: scenario.message }] };
  const issues = scenarioIssuesOf(draft).map(({ path, message }) => {
    return { path, message, line: lineAt(text, placeOf(text, path)) };
  });
  return { draft, scenario: undefined, issues };
}

/** A document as its text. */
export function textOf(draft: unknown): string {
  return `${JSON.stringify(draft, undefined, 2)}\n`;
}
