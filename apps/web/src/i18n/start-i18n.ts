import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { recall, remember } from '../ui/remembered.js';
import { en } from './catalogues/en.js';
import { es } from './catalogues/es.js';
import { ptBr } from './catalogues/pt-br.js';
import { type Language, LANGUAGES, resolveLanguage } from './languages.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    keySeparator: false;
    nsSeparator: false;
    resources: { translation: typeof en };
  }
}

/** A key of the catalogues that says something by itself, without values. */
export type Sentence = Exclude<keyof typeof en, `${string}_${string}`>;

/** Speaks the language chosen last, else the first the browser wants. The catalogues are small enough to be at hand. */
export async function startI18n(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next.use(initReactI18next).init({
    lng: rememberedLanguage() ?? resolveLanguage(navigator.languages),
    fallbackLng: 'en',
    resources: { en: { translation: en }, 'pt-BR': { translation: ptBr }, es: { translation: es } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false }, // React escapes
  });
}

export async function chooseLanguage(language: Language): Promise<void> {
  remember('language', language);
  await i18next.changeLanguage(language);
}

function rememberedLanguage(): Language | undefined {
  return LANGUAGES.find((language) => language === recall('language'));
}
