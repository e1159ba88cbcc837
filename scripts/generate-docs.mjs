#!/usr/bin/env node
// Writes docs/configuration.md from the schema of the settings, and the diagram in docs/architecture.md from what the
// packages depend on, and the JSON Schema of scenario files. With --check: fails when a file is not what it would write.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { envSchema } from '../apps/api/dist/env.js';
import { scenarioJsonSchema } from '../packages/events/dist/index.js';

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

/** What each workspace package depends on at run time, as a Mermaid diagram. */
function diagram() {
  const folders = ['apps', 'packages'].flatMap((root) =>
    readdirSync(root).map((name) => `${root}/${name}/package.json`),
  );
  const edges = folders.flatMap((file) => {
    const { name, dependencies = {} } = JSON.parse(readFileSync(file, 'utf8'));
    const inside = Object.keys(dependencies).filter((dependency) => dependency.startsWith('@fleetmap/'));
    return inside.map((dependency) => `  ${short(name)} --> ${short(dependency)}`);
  });
  return `\`\`\`mermaid\nflowchart TD\n${edges.toSorted().join('\n')}\n\`\`\``;
}

function short(name) {
  return name.replace('@fleetmap/', '');
}

function architecture() {
  const text = readFileSync('docs/architecture.md', 'utf8');
  return text.replace(/(<!-- generated: packages -->)[\s\S]*?(<!-- end -->)/, `$1\n\n${diagram()}\n\n$2`);
}

const pages = {
  'docs/configuration.md': HEAD + Object.entries(envSchema.shape).map(rowOf).join(''),
  'docs/architecture.md': architecture(),
  'docs/scenario.schema.json': `${JSON.stringify(scenarioJsonSchema(), undefined, 2)}\n`,
};
for (const [file, text] of Object.entries(pages)) {
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
  } else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${file} is not up to date: run pnpm generate.`);
    process.exitCode = 1;
  }
}
