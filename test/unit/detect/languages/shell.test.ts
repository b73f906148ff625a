import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CallSite } from '../../../../src/core/model/call-site.js';
import type { Scanner } from '../../../../src/core/detect/scanner.js';
import { patternText } from '../../../../src/core/model/value.js';
import { source, summary, testScanner } from '../../../support/scan-source.js';

describe('the shell', () => {
  let scanner: Scanner;
  before(() => {
    scanner = testScanner();
  });
  after(() => scanner.dispose());
  afterEach(() => assert.equal(scanner.liveTrees, 0, 'all trees are deleted'));

  async function sites(code: string, file = 'deploy.sh'): Promise<readonly CallSite[]> {
    const { sites: found, skipped } = await scanner.scan(file, code);
    assert.equal(skipped, undefined);
    return found;
  }

  /** The bucket of each call, unknown parts as `*`. */
  async function buckets(code: string): Promise<(string | undefined)[]> {
    return (await sites(code)).map((site) => patternText(site.parameters.members['Bucket']));
  }

  it('a command reaches from its head to its last word, over continued lines and without redirections', async () => {
    const [site] = await sites('X=1 sudo aws s3api \\\n  head-bucket --bucket "re ports" > out 2>&1 || exit');
    assert.deepEqual(site?.location.range, { start: { line: 0, character: 9 }, end: { line: 1, character: 33 } });
    assert.deepEqual(patternText(site?.parameters.members['Bucket']), 're ports');
  });

  it('finds commands wherever the grammar lets one stand', async () => {
    const code = source`
      if ! aws s3 ls; then aws s3 ls; elif aws s3 ls; then :; else aws s3 ls; fi
      while aws s3 ls; do aws s3 ls; done
      case $(aws s3 ls) in a) aws s3 ls ;; esac
      x=\`aws s3 ls\`; local y="$(aws s3 ls)"
      { aws s3 ls; } && (aws s3 ls) || aws s3 ls &
      diff <(aws s3 ls) <(aws s3 ls)
      [[ $(aws s3 ls) == a ]] && aws s3 ls | cat
      f() { aws s3 ls; }
      cat <<EOF
      $(aws s3 ls)
      EOF
    `.replaceAll('\\`', '`');
    assert.deepEqual(
      (await sites(code)).map((site) => site.location.range.start.line),
      [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 4, 5, 5, 6, 6, 7, 9],
    );
  });

  it('follows variables, their parts, and lists of words', async () => {
    const code = source`
      A=reports
      B="$A-\${STAGE}-x"
      options=(--bucket "$B")
      options+=(--expected-bucket-owner 111122223333)
      aws s3api head-bucket --bucket $A
      aws s3api head-bucket --bucket "\${B}"
      aws s3api head-bucket "\${options[@]}"
      aws s3api head-bucket --bucket="\${A%s}"
      flags="--bucket $A"
      aws s3api head-bucket $flags
      for each in reports; do aws s3api head-bucket --bucket "$each"; done
      for each in a b; do aws s3api head-bucket --bucket "$each"; done
      read -r each; aws s3api head-bucket --bucket "$each"
    `.replaceAll('\\$', '$');
    assert.deepEqual(await buckets(code), [
      'reports',
      'reports-*-x',
      'reports-*-x',
      '*',
      'reports',
      'reports',
      undefined,
      undefined,
    ]);
  });

  it('a variable that nothing sets is one of the environment, with or without a default', async () => {
    const found = await sites(
      'BUCKET="${BUCKET:-reports}"\naws s3api head-bucket --bucket "$BUCKET"\naws s3api head-bucket --bucket "$OTHER"',
    );
    assert.deepEqual(
      found.map((site) => site.parameters.members['Bucket']),
      [
        { kind: 'text', parts: [{ hole: 'BUCKET', environment: 'BUCKET' }] },
        { kind: 'text', parts: [{ hole: 'OTHER', environment: 'OTHER' }] },
      ],
    );
  });

  it('arguments of functions come from their callers; locals stay inside', async () => {
    const code = source`
      BUCKET=outer
      check() {
        local BUCKET=$1
        aws s3api head-bucket --bucket "$BUCKET"
      }
      name() { echo "reports-$1"; }
      check reports
      aws s3api head-bucket --bucket "$BUCKET"
      aws s3api head-bucket --bucket "$(name daily)"
      aws s3api head-bucket --bucket "$1"
    `;
    assert.deepEqual(await buckets(code), ['reports', 'outer', 'reports-daily', undefined]);
  });

  it('a value that depends on the way taken is not known', async () => {
    const code = source`
      B=reports
      if [ -n "$X" ]; then B=archive; fi
      aws s3api head-bucket --bucket "$B"
      B=last
      aws s3api head-bucket --bucket "$B"
    `;
    assert.deepEqual(await buckets(code), [undefined, 'last']);
  });

  it('functions and aliases by the name of a program are not the program', async () => {
    assert.deepEqual(summary(await sites('aws() { echo "$@"; }\naws s3 ls')), []);
    assert.deepEqual(
      (await sites("alias aws='aws --profile prod'\naws s3 ls")).map((site) => site.client),
      [{ profile: 'prod' }],
    );
    assert.deepEqual(
      (await sites('aws() { command aws --region eu-west-1 "$@"; }\naws s3 ls s3://reports')).map((site) => [
        site.operation,
        site.client,
      ]),
      [['ListObjectsV2', { region: 'eu-west-1' }]],
    );
  });

  it('commands that a variable holds are found where they are written, if they are run', async () => {
    const code = source`
      CMD="aws ecs create-cluster --cluster-name \\"jobs\\""
      eval "$CMD"
      list=(aws elbv2 create-listener)
      list+=(--tags x)
      out=$("\${list[@]}" 2>&1)
      NOTE="aws s3 rm s3://reports/a"
      echo "$NOTE"
    `
      .replaceAll('\\\\', '\\')
      .replaceAll('\\$', '$');
    assert.deepEqual(summary(await sites(code)), [
      '1 ecs:CreateCluster high',
      '3 elastic-load-balancing-v2:CreateListener high',
    ]);
  });

  it('a function that hands its arguments on is called, not the command in it', async () => {
    const code = source`
      as_admin() {
        local log=$1
        aws --profile admin "$@" --output text
      }
      as_admin iam list-users
    `;
    assert.deepEqual(
      (await sites(code)).map((site) => [site.location.range.start.line, site.operation, site.client]),
      [[4, 'ListUsers', { profile: 'admin' }]],
    );
  });

  it('half-written scripts and any text do no harm', async () => {
    const pieces = [
      'aws ',
      's3 cp "',
      '$(',
      '`',
      '<<EOF\n',
      '${',
      'if ',
      'f() {',
      '\\\n',
      "'",
      ' | ',
      'args=(',
      '"${args[@]}" ',
      '\n',
      'bash -c "',
      '\uE000x',
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), async (parts) => {
        const { skipped } = await scanner.scan('deploy.sh', parts.join(''));
        assert.equal(skipped, undefined);
      }),
      { numRuns: 60 },
    );
  });

  it('marks tests by the file', async () => {
    assert.deepEqual(
      (await sites('aws s3 ls', 'tests/run.sh')).map((site) => site.test),
      [true],
    );
    assert.deepEqual(
      (await sites('@test "x" {\n  aws s3 ls\n}\n', 'upload.bats')).map((site) => site.test),
      [true],
    );
  });
});
