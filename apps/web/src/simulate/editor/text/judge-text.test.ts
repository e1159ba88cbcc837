import { describe, expect, it } from 'vitest';
import { judgeText, textOf } from './judge-text.js';
import { newScenario } from './new-scenario.js';

describe('judging the text of a scenario', () => {
  it('SO10: a new scenario is one, and its text is what it is', () => {
    const judged = judgeText(textOf(newScenario('Test')));
    expect(judged.issues).toEqual([]);
    expect(judged.scenario).toMatchObject({ name: 'Test', trucks: [{ trip: 'return' }] });
  });

  it('SO10: what the schema refuses is told in its line', () => {
    const { issues, scenario } = judgeText(textOf({ ...newScenario('Test'), duration: 0, colour: 'red' }));
    expect(scenario).toBeUndefined();
    const lines = textOf({ ...newScenario('Test'), duration: 0, colour: 'red' }).split('\n');
    expect(issues.map(({ line }) => lines[line - 1]!.trim())).toEqual(['"duration": 0,', '"colour": "red"']);
  });

  it('SO10: no JSON, and rules between fields, are told as well', () => {
    expect(judgeText('{\n  "name": \n}')).toEqual({
      draft: undefined,
      scenario: undefined,
      issues: [{ line: 3, path: [], problem: { code: 'no_json' } }],
    });
    const [group] = newScenario('Test').trucks;
    expect(
      judgeText(textOf({ ...newScenario('Test'), trucks: [group, group] })).issues.map(({ problem }) => problem),
    ).toMatchObject([{ rule: 'truck_id' }, { rule: 'group_id' }]);
  });
});
