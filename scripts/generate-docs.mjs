#!/usr/bin/env node
// Writes docs/configuration.md from the schema of the settings. With --check: fails when the file is not what it would write.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { envSchema } from '../apps/api/dist/env.js';

const FILE = 'docs/configuration.md';
const HEAD = `# Configuration

Settings are environment variables, read once at start. A wrong one ends the start with a sentence that names it.
This page is generated from \`apps/api/src/env.ts\` by \`pnpm generate\`.

| Setting | Default | Meaning |
| --- | --- | --- |
`;

function rowOf([name, schema]) {
  const value = schema.safeParse(undefined).data;
  const shown = value === undefined || value === '' || value?.length === 0 ? '–' : `\`${value}\``;
  return `| \`${name}\` | ${shown} | ${schema.description} |\n`;
}

const text = HEAD + Object.entries(envSchema.shape).map(rowOf).join('');
if (!process.argv.includes('--check')) {
  writeFileSync(FILE, text);
} else if (readFileSync(FILE, 'utf8') !== text) {
  console.error(`${FILE} is not up to date: run pnpm generate.`);
  process.exitCode = 1;
}
