// Writes THIRD-PARTY-NOTICES.txt beside package.json, where both packages (.vsix and npm tarball) take it from.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAllowed, noticesText, shippedPackages } from './third-party.js';

const root = path.resolve(import.meta.dirname, '..');
const packages = shippedPackages(root);
const refused = packages.filter((each) => !isAllowed(each.licence));
if (refused.length > 0) {
  const names = refused.map((each) => `${each.name} (${each.licence})`).join(', ');
  throw new Error(`These packages may not ship under their licence: ${names}.`);
}
writeFileSync(path.join(root, 'THIRD-PARTY-NOTICES.txt'), noticesText(packages));
