import { expect, it } from 'vitest';
import { resolveLanguage } from './languages.js';
import { defaultSpeedUnit } from './speed-unit.js';

it.each([
  [['pt-BR'], 'pt-BR'],
  [['pt'], 'pt-BR'],
  [['pt-PT', 'en'], 'pt-BR'],
  [['es-MX'], 'es'],
  [['en-GB'], 'en'],
  [['xx'], 'en'],
  [['xx', 'es-419', 'en'], 'es'],
  [['PT_br'], 'pt-BR'],
  [[], 'en'],
])('speaks %j as %s', (wanted, language) => {
  expect(resolveLanguage(wanted)).toBe(language);
});

it.each([
  ['en', 'mph'],
  ['en-US', 'mph'],
  ['en-AU', 'km/h'],
  ['pt-BR', 'km/h'],
  ['es-MX', 'km/h'],
])('drives %s in %s', (language, unit) => {
  expect(defaultSpeedUnit(language)).toBe(unit);
});
