import type { LanguageId } from '../../model/source.js';
import { cppFrontEnd } from './cpp/index.js';
import { csharpFrontEnd } from './csharp/index.js';
import type { LanguageFrontEnd } from './front-end.js';
import { goFrontEnd } from './go/index.js';
import { javaFrontEnd } from './java/index.js';
import { kotlinFrontEnd } from './kotlin/index.js';
import { scalaFrontEnd } from './scala/index.js';
import { javascriptFrontEnd } from './javascript/index.js';
import { pythonFrontEnd } from './python/index.js';
import { swiftFrontEnd } from './swift/index.js';
import { phpFrontEnd } from './php/index.js';
import { rubyFrontEnd } from './ruby/index.js';
import { rustFrontEnd } from './rust/index.js';
import { shellFrontEnd } from './shell/index.js';

/** The languages that are read: a further language is a further row. */
const FRONT_ENDS: readonly LanguageFrontEnd[] = [
  pythonFrontEnd,
  javascriptFrontEnd,
  javaFrontEnd,
  csharpFrontEnd,
  cppFrontEnd,
  rustFrontEnd,
  shellFrontEnd,
  rubyFrontEnd,
  kotlinFrontEnd,
  goFrontEnd,
  phpFrontEnd,
  scalaFrontEnd,
  swiftFrontEnd,
];

/** The dialects that one front end reads: their files import one another. */
export const relatedLanguages = (language: LanguageId): readonly LanguageId[] => frontEndFor(language)?.languages ?? [];

export function frontEndFor(language: LanguageId): LanguageFrontEnd | undefined {
  return FRONT_ENDS.find((frontEnd) => frontEnd.languages.includes(language));
}
