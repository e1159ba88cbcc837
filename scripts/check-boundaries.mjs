#!/usr/bin/env node
// Checks who imports whom: packages by the table of docs/architecture.md, features of the API by folder, and no cycle.
// Fails as well when it saw fewer modules than there are: a checker that reads nothing says yes to everything.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseSync } from 'oxc-parser';

/** What the sources of each workspace package may import of the others; tests may import any package, never an app. */
const MAY_IMPORT = {
  'packages/geo': [],
  'packages/events': ['geo'],
  'packages/fleet': ['geo', 'events'],
  'packages/motion': ['geo', 'events'],
  'packages/client': ['events'],
  'packages/basemap': ['geo'],
  'packages/storage': ['events'],
  'packages/route-files': ['geo', 'events'],
  'packages/scenarios': ['geo', 'events', 'motion', 'basemap'],
  'packages/testing': ['events'],
  'packages/test-config': [],
  'apps/api': ['basemap', 'events', 'fleet', 'geo', 'motion', 'route-files', 'scenarios', 'storage'],
  'apps/web': ['basemap', 'client', 'events', 'fleet', 'geo', 'motion'],
  'apps/cli': ['events', 'motion', 'route-files', 'scenarios', 'storage'],
  'apps/e2e': ['testing'],
  'apps/bench': ['client', 'events', 'geo', 'motion', 'route-files', 'scenarios', 'storage', 'testing'],
};
/** Pure packages import nothing of Node; in the API every feature may use these rooms and the one door. */
const PURE = ['packages/geo', 'packages/events', 'packages/fleet', 'packages/motion', 'packages/route-files'];
const SHARED_ROOMS = ['auth', 'core'];
const SHARED_FILES = ['ingest/ingest', 'ingest/ingest.module'];

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file && existsSync(file));
const errors = [];
const importsByFile = new Map(files.map((file) => [file, importsOf(file)]));

function importsOf(file) {
  const { module, errors: syntax } = parseSync(file, readFileSync(file, 'utf8'));
  if (syntax.length > 0) errors.push(`${file}: cannot be read`);
  const exported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
  );
  return [...module.staticImports.map((found) => found.moduleRequest.value), ...exported];
}

function workspaceOf(file) {
  return file.split('/').slice(0, 2).join('/');
}

function targetOf(file, specifier) {
  const target = path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, '');
  return [`${target}.ts`, `${target}.tsx`].find((candidate) => importsByFile.has(candidate));
}

function checkPackage(file, specifier) {
  const workspace = workspaceOf(file);
  const isTest = /\.test\.tsx?$|\/test\/|\/e2e\//.test(file);
  const [, imported] = /^@fleetmap\/([\w-]+)/.exec(specifier) ?? [];
  if (['api', 'bench', 'cli', 'e2e', 'web'].includes(imported))
    errors.push(`${file}: apps are not imported (${specifier})`);
  if (
    imported &&
    !isTest &&
    workspace in MAY_IMPORT &&
    !MAY_IMPORT[workspace].includes(imported) &&
    imported !== 'test-config'
  ) {
    errors.push(`${file}: ${workspace} may not import ${specifier}`);
  }
  if (!isTest && PURE.includes(workspace) && specifier.startsWith('node:'))
    errors.push(`${file}: a pure package imports ${specifier}`);
}

function checkFeature(file, target) {
  const inApi = /^apps\/api\/src\/(?<room>[\w-]+)\//;
  const from = inApi.exec(file)?.groups.room;
  const to = inApi.exec(target)?.groups.room;
  if (!from || !to || from === to || SHARED_ROOMS.includes(to)) return;
  if (!SHARED_FILES.includes(target.replace('apps/api/src/', '').replace(/\.ts$/, ''))) {
    errors.push(`${file}: the feature ${from} imports a file of ${to}`);
  }
}

/** Depth first; type-only cycles count too, for they are as hard to read. */
function checkCycles() {
  const state = new Map();
  const visit = (file, trail) => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      errors.push(`cycle: ${[...trail.slice(trail.indexOf(file)), file].join(' -> ')}`);
      return;
    }
    state.set(file, 'open');
    for (const specifier of importsByFile.get(file)) {
      const target = specifier.startsWith('.') && targetOf(file, specifier);
      if (target) visit(target, [...trail, file]);
    }
    state.set(file, 'done');
  };
  for (const file of files) visit(file, []);
}

let seen = 0;
for (const [file, specifiers] of importsByFile) {
  for (const specifier of specifiers) {
    seen += 1;
    if (!specifier.startsWith('.')) checkPackage(file, specifier);
    else if (targetOf(file, specifier)) checkFeature(file, targetOf(file, specifier));
    else if (specifier.endsWith('.js')) errors.push(`${file}: ${specifier} is not there`);
  }
}
checkCycles();
for (const workspace of new Set(files.map(workspaceOf))) {
  if (/^(apps|packages)\//.test(workspace) && !(workspace in MAY_IMPORT))
    errors.push(`${workspace} has no row in MAY_IMPORT`);
}
if (seen < files.length) errors.push(`only ${seen} imports seen in ${files.length} modules: the reader is broken`);

for (const error of errors) console.error(error);
console.log(`boundaries: ${files.length} modules, ${seen} imports, ${errors.length} errors`);
process.exitCode = errors.length > 0 ? 1 : 0;
