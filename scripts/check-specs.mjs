#!/usr/bin/env node
// Every rule of docs/spec (`**IN3** …`) has a test whose name begins with its number, and no test names a rule that is gone.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';

const rules = readdirSync('docs/spec').flatMap((file) =>
  [...readFileSync(`docs/spec/${file}`, 'utf8').matchAll(/\*\*([A-Z]{2}\d+)\*\*/g)].map(([, rule]) => rule),
);
const tests = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.test.ts', '*.test.tsx', '*.spec.ts'],
  { encoding: 'utf8' },
)
  .split('\n')
  .filter(Boolean)
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
const tested = new Set([...tests.matchAll(/["'`]([A-Z]{2}\d+): /g)].map(([, rule]) => rule));
const untested = rules.filter((rule) => !tested.has(rule));
const unknown = [...tested].filter((rule) => !/^P\d/.test(rule) && !rules.includes(rule));

for (const rule of untested) console.error(`${rule} has no test`);
for (const rule of unknown) console.error(`a test names ${rule}, which no spec has`);
console.log(`specs: ${rules.length} rules, ${rules.length - untested.length} with tests`);
process.exitCode = untested.length + unknown.length > 0 || rules.length === 0 ? 1 : 0;
