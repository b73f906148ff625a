import assert from 'node:assert/strict';
import { createScanner } from '../../../../src/core/detect/scanner.js';
import type { Scanner } from '../../../../src/core/detect/scanner.js';
import { scopeFix } from '../../../../src/core/fix/scopes.js';
import { broadScopes } from '../../../../src/core/infer/broad-scopes.js';
import { inferCall } from '../../../../src/core/infer/infer.js';
import { scopeGaps } from '../../../../src/core/infer/requirements.js';
import type { AnalysedCall } from '../../../../src/core/model/requirement.js';
import { wasmAssets } from '../../../support/assets.js';
import { testCatalog } from '../../../support/catalog.js';

const READ = 'https://www.googleapis.com/auth/drive.metadata.readonly';
const ALL = 'https://www.googleapis.com/auth/drive';
const LEAST = 'https://www.googleapis.com/auth/drive.file';

describe('OAuth scopes that a client asks for', () => {
  let scanner: Scanner;
  before(() => {
    scanner = createScanner({ catalog: testCatalog(), assets: wasmAssets() });
  });
  after(() => scanner.dispose());

  async function calls(file: string, source: string): Promise<readonly AnalysedCall[]> {
    const { sites } = await scanner.scan(file, source);
    return sites.map((site) => inferCall(site, testCatalog()));
  }

  /** The source after the quick fix of its only gap. */
  async function mended(file: string, source: string): Promise<string> {
    const [gap, ...others] = scopeGaps(await calls(file, source));
    assert.ok(gap && others.length === 0);
    const edit = scopeFix(gap)?.edit;
    assert.ok(edit, 'there is an edit');
    const lines = source.split('\n');
    const { line, character } = edit.range.start;
    lines[line] = `${lines[line]?.slice(0, character) ?? ''}${edit.text}${lines[line]?.slice(character) ?? ''}`;
    return lines.join('\n');
  }

  const python = (scopes: string): string =>
    [
      'from google.oauth2 import service_account',
      'from googleapiclient.discovery import build',
      `SCOPES = ${scopes}`,
      'creds = service_account.Credentials.from_service_account_file("key.json", scopes=SCOPES)',
      'build("drive", "v3", credentials=creds).files().create(body={}).execute()',
    ].join('\n');

  it('get the least scope of a call where they are written: in a list, a tuple, or one text', async () => {
    assert.match(await mended('a.py', python(`["${READ}"]`)), new RegExp(`\\["${READ}", "${LEAST}"\\]`));
    assert.match(await mended('a.py', python(`('${READ}',)`)), new RegExp(`\\('${READ}', '${LEAST}',\\)`));
    assert.match(await mended('a.py', python(`"${READ}"`)), new RegExp(`"${READ} ${LEAST}"`));
    const script = `import { google } from 'googleapis';
const auth = new google.auth.GoogleAuth({ scopes: '${READ}' });
await google.drive({ version: 'v3', auth }).files.create({});`;
    assert.match(await mended('a.ts', script), new RegExp(`scopes: '${READ} ${LEAST}'`));
    for (const fixed of [await mended('a.py', python(`["${READ}"]`)), await mended('a.ts', script)]) {
      assert.deepEqual(
        scopeGaps(await calls(fixed.includes('def') || fixed.startsWith('from') ? 'a.py' : 'a.ts', fixed)),
        [],
      );
    }
  });

  it('have no quick fix where they are written at several places', async () => {
    const [gap] = scopeGaps(await calls('a.py', `${python(`["${READ}"]`)}\nOTHER = "${READ}"\n`));
    assert.ok(gap);
    assert.equal(scopeFix(gap), undefined);
  });

  it('are far too broad where they let it write and its calls only read', async () => {
    const reading = python(`["${ALL}"]`).replace('create(body={})', 'list()');
    const [broad, ...others] = broadScopes(await calls('a.py', reading));
    assert.ok(broad && others.length === 0);
    assert.equal(broad.declared, ALL);
    assert.deepEqual(broad.instead, [READ]);
    assert.equal(broad.location.range.start.line, 2);
    assert.deepEqual(broadScopes(await calls('a.py', python(`["${ALL}"]`))), []);
    assert.deepEqual(broadScopes(await calls('a.py', reading.replace(ALL, READ))), []);
  });
});
