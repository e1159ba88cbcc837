import type { z } from 'zod';
import { ruleOf, type ScenarioRule } from './scenario-rules.js';

/** What is wrong with one value of a draft, for an editor to say in its language. */
export type ScenarioProblem =
  | { readonly code: 'missing' | 'wrong_characters' | 'unknown' }
  | { readonly code: 'wrong_type'; readonly expected: ExpectedType }
  | { readonly code: 'least' | 'most'; readonly what: Measured; readonly bound: number }
  | { readonly code: 'one_of'; readonly options: readonly (string | number)[] }
  | { readonly code: 'unknown_field'; readonly field: string }
  | { readonly code: 'broken_rule'; readonly rule: ScenarioRule };

type ExpectedType = 'text' | 'number' | 'whole' | 'list' | 'object' | 'switch';
/** A number itself, the characters of a text, the members of a list. */
type Measured = 'number' | 'text' | 'list';

const TYPES: Readonly<Record<string, ExpectedType>> = {
  string: 'text',
  number: 'number',
  int: 'whole',
  array: 'list',
  tuple: 'list',
  object: 'object',
  boolean: 'switch',
};
const MEASURED: Readonly<Record<string, Measured>> = { number: 'number', int: 'number', string: 'text', array: 'list' };

/** @param issue of a parse that reports its input */
export function problemOf(issue: z.core.$ZodIssue): ScenarioProblem {
  switch (issue.code) {
    case 'invalid_type': {
      const expected = TYPES[issue.expected];
      return issue.input === undefined || !expected ? { code: 'missing' } : { code: 'wrong_type', expected };
    }
    case 'too_small':
      return boundOf('least', issue.origin, issue.minimum);
    case 'too_big':
      return boundOf('most', issue.origin, issue.maximum);
    case 'invalid_value':
      return {
        code: 'one_of',
        options: issue.values.map((value) => (typeof value === 'number' ? value : String(value))),
      };
    case 'invalid_union':
      return { code: 'one_of', options: 'options' in issue ? (issue.options as string[]) : [] };
    case 'invalid_format':
      return { code: 'wrong_characters' };
    case 'custom': {
      const rule = ruleOf(issue.params);
      return rule ? { code: 'broken_rule', rule } : { code: 'unknown' };
    }
    default:
      return { code: 'unknown' };
  }
}

function boundOf(code: 'least' | 'most', origin: string, bound: number | bigint): ScenarioProblem {
  return { code, what: MEASURED[origin] ?? 'number', bound: Number(bound) };
}
