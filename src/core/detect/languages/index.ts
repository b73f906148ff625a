import type { LanguageId } from '../../model/source.js';
import type { LanguageFrontEnd } from './front-end.js';
import { javascriptFrontEnd } from './javascript/index.js';
import { pythonFrontEnd } from './python/index.js';

/** The languages that are read: a further language is a further row. */
const FRONT_ENDS: readonly LanguageFrontEnd[] = [pythonFrontEnd, javascriptFrontEnd];

export function frontEndFor(language: LanguageId): LanguageFrontEnd | undefined {
  return FRONT_ENDS.find((frontEnd) => frontEnd.languages.includes(language));
}
