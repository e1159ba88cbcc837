import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningServer, startServer } from './running-server.js';

// What docs/devices.md tells people to run, run.

const PAGE = readFileSync(fileURLToPath(new URL('../../../docs/devices.md', import.meta.url)), 'utf8');
const HERE = fileURLToPath(new URL('.', import.meta.url));
let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

function blocksOf(language: string): string[] {
  const blocks = [...PAGE.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))];
  return blocks.map(([, code]) => (code ?? '').replaceAll('http://localhost:3000', server.url));
}

it('the curl lines work', async () => {
  const answers: string[] = [];
  for (const line of blocksOf('sh').filter((block) => block.startsWith('curl'))) {
    const child = spawn('sh', ['-c', line.replace('curl', 'curl --silent')]);
    let answer = '';
    child.stdout.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    await new Promise((resolve) => child.once('close', resolve));
    answers.push(answer);
  }
  const [device, owntracks, query, report, trucks, refusal] = answers;
  expect(device).toContain('"token":"fmd_');
  expect(owntracks).toBe('[]');
  expect(query).toBe('');
  expect(report).toBe('{"outcome":"newest"}');
  expect(trucks).toMatch(/"T1".*"T2"/);
  expect(refusal).toContain('"code":"invalid_report"');
});

it('the stock client joins, prints the welcome and then trucks', async () => {
  const [script = ''] = blocksOf('js');
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { cwd: HERE });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  await expect.poll(() => printed, { timeout: 10_000 }).toContain('Usuário entrou: Ana');
  await fetch(`${server.url}/ingest/osmand?id=LIVE&lat=1.5&lon=2.5`);
  await expect.poll(() => printed, { timeout: 5000 }).toContain('LIVE 1.5 2.5');
  expect(printed.indexOf('Usuário')).toBeLessThan(printed.indexOf('LIVE'));
  child.kill();
});

it('the machine has the curl that the page needs', () => {
  expect(spawnSync('curl', ['--version']).status).toBe(0);
});
