import type { Locale } from 'discord-api-types/v10';
import { german } from './german.ts';
import type { Translation } from './translation.ts';

export type Translations = { readonly [L in `${Locale}`]?: Translation };

/** By Discord's names of languages. Whoever has set another one reads English. */
export const translations: Translations = { de: german };
