import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import { decode } from '../../../src/core/decode/decode.js';
import { FORMS } from '../../../src/core/decode/forms.js';
import { testCatalog } from '../../support/catalog.js';

const catalog = testCatalog();
const MEGABYTE = 1024 * 1024;

/** The fastest of three, in milliseconds: other work on the machine only ever makes it slower. */
function fastest(work: () => void): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}

function repeated(line: string, bytes: number): string {
  return line.repeat(Math.ceil(bytes / line.length)).slice(0, bytes);
}

describe('decode: time is linear', () => {
  it('every form is named once and every repetition in its patterns has a bound', () => {
    const names = FORMS.map(({ name }) => name);
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
    const unbounded = FORMS.flatMap(({ name, pattern, before, after }) =>
      [pattern, ...(before ?? []), ...(after ?? [])]
        .filter(({ source }) =>
          /(?:[*+]|\{\d+,\})/.test(
            source
              .replace(/\\[^]|\[(?:\\[^]|[^\]\\])*\]/g, 'x')
              .replace(/x[*+](?![?])/g, (repeat) => (repeat === 'x+' || repeat === 'x*' ? '*' : 'x')),
          ),
        )
        .map(({ source }) => `${name}: ${source}`),
    );
    assert.deepEqual(unbounded, []);
  });

  const hostile: Readonly<Record<string, string>> = {
    spaces: ' ',
    'one letter': 'a',
    dots: 'a.',
    quotes: '"',
    'escaped quotes': '\\"',
    brackets: '[{(<',
    'names with colons': 'arn:aws:iam::',
    'a word of every sentence': 'not authorized to perform: ',
    'half a sentence': 'User: x is not authorized to perform: s3:GetObject on resource: ',
    'permissions denied': "Permission 'storage.objects.get' denied on ",
    reasons: 'reason: "IAM_PERMISSION_DENIED" metadata ',
    'required lists': "Required 'compute.instances.get' permission for ",
    entities: '&amp;quot;',
    'escape characters': '\u001b[',
    scopes: 'missing scope: a, ',
    'repository rows': 'registry-docker.pkg.dev/',
    addresses: 'https://x.s3.amazonaws.com/',
  };
  for (const [name, piece] of Object.entries(hostile)) {
    it(`four times as much ${name} takes about four times as long`, () => {
      const small = `403 denied ${repeated(piece, 10_000)}`;
      const large = `403 denied ${repeated(piece, 40_000)}`;
      const [short, long] = [fastest(() => decode(small, catalog)), fastest(() => decode(large, catalog))];
      // Four times the text: quadratic time would take sixteen times as long.
      assert.ok(long < Math.max(short * 10, 150), `${short.toFixed(1)} ms for 10 kB, ${long.toFixed(1)} ms for 40 kB`);
    });
  }

  it('5 MB of log with an error here and there takes well under a second', () => {
    const quiet = '2026-11-24T10:11:12.345Z INFO handled GET /hours in 12 ms for client 192.0.2.7 with 200\n';
    const error =
      'ERROR User: arn:aws:iam::111122223333:user/harvest is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::weather-archive/a because no identity-based policy allows the s3:GetObject action\n';
    const log = repeated(quiet.repeat(500) + error, 5 * MEGABYTE);
    let found = 0;
    const time = fastest(() => {
      found = decode(log, catalog).length;
    });
    assert.equal(found, 1);
    assert.ok(time < 1500, `${time.toFixed(0)} ms`);
  });

  it('5 MB in which every line is the same error is no slower', () => {
    let second = 0;
    const line = (): string =>
      `2026-11-24T10:11:${String((second += 1) % 60).padStart(2, '0')}.345Z ERROR User: arn:aws:iam::111122223333:user/harvest is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::weather-archive/a (RequestId: 4442587f-b7f4-4b5c-9b5c-${String(100000000000 + second)})\n`;
    const log = Array.from({ length: (5 * MEGABYTE) / 220 }, line).join('');
    let found = 0;
    const time = fastest(() => {
      found = decode(log, catalog).length;
    });
    assert.equal(found, 1);
    assert.ok(time < 3000, `${time.toFixed(0)} ms`);
  });
});
