import type { en } from './en.js';

type Key = keyof typeof en;
type PluralKey = Key extends infer Each ? (Each extends `${infer Base}_other` ? Base : never) : never;

/** A catalogue in a language with the plural category "many" (1,000,000 **de** caminhões), which English has not. */
export type CatalogueWithMany = Record<Key | `${PluralKey}_many`, string>;
