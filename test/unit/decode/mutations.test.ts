import assert from 'node:assert/strict';
import { decode } from '../../../src/core/decode/decode.js';
import type { Diagnosis } from '../../../src/core/model/diagnosis.js';
import { testCatalog } from '../../support/catalog.js';
import { errorCases, spokenOf } from './fixtures.js';

const catalog = testCatalog();

/** What happens to a text between the program that printed it and the paste. None may change what is read from it. */
const MUTATIONS: Readonly<Record<string, (text: string) => string>> = {
  'windows line ends': (text) => text.replaceAll('\n', '\r\n'),
  'a timestamp before each line': (text) => text.replace(/^/gm, '2026-11-24T10:11:12.345Z '),
  'a container name before each line': (text) => text.replace(/^/gm, 'loader-1  | '),
  'a box around it': (text) => text.replace(/^/gm, '│ '),
  'quoted in a mail': (text) => text.replace(/^/gm, '> '),
  'indented by eight': (text) => text.replace(/^/gm, '        '),
  'colours around it': (text) => `\u001b[31;1m${text}\u001b[0m`,
  'a string of JSON': (text) => JSON.stringify({ message: text }),
  'a string in a string of JSON': (text) => JSON.stringify({ entry: JSON.stringify({ message: text }) }),
  'a bytes literal of Python': (text) =>
    `b'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`,
  'entities of HTML': (text) =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;'),
  'typographic quotes': (text) => text.replace(/'([^'\n]{1,200})'/g, '\u2018$1\u2019'),
  'folded at spaces': (text) => text.replace(/(?=\S).{60,}?(?= )/g, '$&\n ').replace(/\n {2}/g, '\n'),
  'something before and after': (text) => `INFO started\n${text}\nINFO stopped after 12 s`,
};

/** Records whose own escapes or layout a mutation would break are data, not sentences. */
const UNFIT: Readonly<Record<string, RegExp>> = {
  'folded at spaces': /^[{<]|\n|https?:\/\/|\s{2}/,
  'typographic quotes': /^[{<]/,
  'a bytes literal of Python': /\\/,
};

describe('decode: what happens to a text on its way changes nothing', () => {
  for (const [mutation, mutate] of Object.entries(MUTATIONS)) {
    it(mutation, () => {
      const wrong: string[] = [];
      for (const family of ['aws', 'google', 'other'] as const) {
        for (const { name, text, expect } of errorCases(family)) {
          if (UNFIT[mutation]?.test(text)) continue;
          const found = decode(mutate(text), catalog);
          const read = found.map((diagnosis, index) => spokenOf(diagnosis, expect[index] ?? { kind: diagnosis.kind }));
          if (JSON.stringify(sorted(read)) !== JSON.stringify(sorted(expect)))
            wrong.push(`${name}: ${JSON.stringify(read)}`);
        }
      }
      assert.deepEqual(wrong, []);
    });
  }

  it('the span points at the error in the text as it was given', () => {
    const sentence =
      'User: arn:aws:iam::111122223333:user/harvest is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::weather-archive/a';
    const text = `\u001b[2mstart\u001b[0m\r\n\u001b[31m${sentence}\u001b[0m\r\nstop`;
    const [found] = decode(text, catalog);
    assert.ok(found);
    assert.equal(text.slice(found.span.start, found.span.end), sentence);
  });

  it('truncated behind the last field that decides', () => {
    const [found] = decode(
      'User: arn:aws:iam::111122223333:user/harvest is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::weather-archive/a because no identity-ba',
      catalog,
    );
    assert.equal(found?.kind, 'missing-permission');
    assert.deepEqual(found.permissions, ['s3:GetObject']);
    assert.equal(found.resource, 'arn:aws:s3:::weather-archive/a');
  });

  it('a name broken at the edge of the terminal', () => {
    const sentence =
      "ERROR: (gcloud.run.deploy) PERMISSION_DENIED: Permission 'iam.serviceaccounts.actAs' denied on service account run@rain-lab.iam.gserviceaccount.com (or it may not exist).";
    const [found] = decode(sentence.replace(/.{72}/g, '$&\n'), catalog);
    assert.equal(found?.resource, 'run@rain-lab.iam.gserviceaccount.com');
    assert.deepEqual(found?.permissions, ['iam.serviceAccounts.actAs']);
  });
});

function sorted(list: readonly Partial<Diagnosis>[]): unknown {
  return list.map((entry) =>
    Object.fromEntries(Object.entries(entry).sort(([left], [right]) => (left < right ? -1 : 1))),
  );
}
