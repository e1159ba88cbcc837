// Builds data/ from the npm packages named in natural-earth.mjs and places.mjs. The same packages give the same bytes.
// data/highways.json was written for this project: its towns and highways are a source, only its bows are built.
import { readFileSync, writeFileSync } from 'node:fs';
import { countryBorders, lakes, landOf, rivers, stateBorders } from './natural-earth.mjs';
import { regions, towns } from './places.mjs';
import { bowsOver } from './road-bows.mjs';

const { n, c } = JSON.parse(readFileSync(new URL('../data/highways.json', import.meta.url), 'utf8'));
const water = { land: landOf(), lakes: lakes() };

write('land', water.land);
write('lakes', water.lakes);
write('highways', { n, c, b: bowsOver({ n, c }, water) });
write('rivers', rivers());
write('borders', { countries: countryBorders(), states: stateBorders() });
write('places', { towns: towns(), ...regions() });

function write(name, content) {
  const text = `${JSON.stringify(content)}\n`;
  writeFileSync(new URL(`../data/${name}.json`, import.meta.url), text);
  console.log(`data/${name}.json ${(text.length / 1000).toFixed(0)} kB`);
}
