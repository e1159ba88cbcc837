/** The languages of the desk, each by its own name. */
export const LANGUAGE_NAMES = { en: 'English', 'pt-BR': 'Português', es: 'Español' } as const;

export type Language = keyof typeof LANGUAGE_NAMES;

export const LANGUAGES = Object.keys(LANGUAGE_NAMES) as Language[];

/** The first wanted language (BCP 47, best first) that the desk speaks, by language alone: pt-PT reads pt-BR, es-MX reads es. */
export function resolveLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const spoken = LANGUAGES.find((language) => primaryOf(language) === primaryOf(tag));
    if (spoken) return spoken;
  }
  return 'en';
}

function primaryOf(tag: string): string {
  return tag.split(/[-_]/)[0]!.toLowerCase();
}
