import { expect, it } from 'vitest';
import { en } from './en.js';
import { es } from './es.js';
import { ptBr } from './pt-br.js';

const PLURAL_FORM = /_(zero|one|two|few|many|other)$/;

const catalogues = [
  ['en', en],
  ['pt-BR', ptBr],
  ['es', es],
] as const;

function keysWithoutForms(catalogue: object): string[] {
  return [...new Set(Object.keys(catalogue).map((key) => key.replace(PLURAL_FORM, '')))];
}

function valuesIn(sentence: string): string[] {
  return [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).toSorted();
}

it.each(catalogues)('%s has every sentence and no other', (_language, catalogue) => {
  expect(keysWithoutForms(catalogue)).toEqual(keysWithoutForms(en));
});

it.each(catalogues)('%s has the plural forms that its language needs', (language, catalogue) => {
  const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
  const plurals = Object.keys(en).filter((key) => key.endsWith('_other'));
  for (const plural of plurals.map((key) => key.replace(PLURAL_FORM, ''))) {
    const forms = Object.keys(catalogue).filter((key) => key.replace(PLURAL_FORM, '') === plural && key !== plural);
    expect(forms.map((key) => key.slice(plural.length + 1)).toSorted()).toEqual(needed);
  }
});

it.each(catalogues)('%s leaves no sentence empty and names the same values', (_language, catalogue) => {
  for (const [key, sentence] of Object.entries(catalogue)) {
    const model: string = en[(key in en ? key : key.replace(PLURAL_FORM, '_other')) as keyof typeof en];
    expect({ key, isEmpty: sentence.trim() === '' }).toEqual({ key, isEmpty: false });
    expect({ key, values: valuesIn(sentence) }).toEqual({ key, values: valuesIn(model) });
  }
});
