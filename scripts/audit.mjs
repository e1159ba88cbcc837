#!/usr/bin/env node
// For CI: known holes in what is shipped end it when they are high or critical. A registry that does not answer such questions
// (mirrors often do not) is said, and is no failure.
import { spawnSync } from 'node:child_process';
import process from 'node:process';

const { stdout } = spawnSync('pnpm', ['audit', '--prod', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
  timeout: 60_000,
});
const found = advisoriesIn(stdout);
if (!found) console.log('audit: the registry does not answer; nothing was checked.');
const grave = (found ?? []).filter(({ severity }) => ['high', 'critical'].includes(severity));
for (const { module_name: name, title, url } of grave) console.error(`audit: ${name}: ${title} ${url}`);
if (found) console.log(`audit: ${found.length} known, ${grave.length} of them high or critical`);
process.exitCode = grave.length > 0 ? 1 : 0;

function advisoriesIn(answer) {
  try {
    return Object.values(JSON.parse(answer).advisories);
  } catch {
    return undefined;
  }
}
