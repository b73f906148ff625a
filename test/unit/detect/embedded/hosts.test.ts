import assert from 'node:assert/strict';
import type { CallSite } from '../../../../src/core/model/call-site.js';
import type { Scanner } from '../../../../src/core/detect/scanner.js';
import { isHost, mayHoldCode } from '../../../../src/core/detect/embedded/file-names.js';
import { embeddedScripts, languageOfFirstLine } from '../../../../src/core/detect/embedded/hosts.js';
import { source, testScanner } from '../../../support/scan-source.js';

/** The text of the file (or cell) that each site's range covers, behind its operation. */
function written(sites: readonly CallSite[], text: string): string[] {
  const lines = text.split('\n');
  return sites.map(({ service, operation, location: { range } }) => {
    const { start, end } = range;
    const covered = lines.slice(start.line, end.line + 1);
    covered[covered.length - 1] = (covered.at(-1) ?? '').slice(0, end.character);
    covered[0] = (covered[0] ?? '').slice(start.character);
    return `${service}:${operation} ${covered.join('\n')}`;
  });
}

describe('documents that hold scripts', () => {
  let scanner: Scanner;
  before(() => {
    scanner = testScanner();
  });
  after(() => scanner.dispose());
  afterEach(() => assert.equal(scanner.liveTrees, 0, 'all trees are deleted'));

  async function calls(file: string, text: string): Promise<string[]> {
    const { sites, skipped } = await scanner.scan(file, text);
    assert.equal(skipped, undefined);
    return written(sites, text);
  }

  it('are known by their names', () => {
    const hosts = [
      'Dockerfile',
      'images/worker.Dockerfile',
      'Dockerfile.prod',
      'Containerfile',
      '.github/workflows/deploy.yml',
      'actions/upload/action.yaml',
      '.gitlab-ci.yml',
      'ci/test.gitlab-ci.yml',
      'deploy/cloudbuild.prod.yaml',
      '.circleci/config.yml',
      'azure-pipelines.yml',
      'buildspec.yml',
      'bitbucket-pipelines.yml',
      'Makefile',
      'rules.mk',
      'package.json',
      'notebooks/sales.ipynb',
      'src/Upload.vue',
      'src/Upload.svelte',
      'src/index.astro',
    ];
    assert.deepEqual(
      hosts.filter((file) => !isHost(file)),
      [],
    );
    assert.deepEqual(['config.yml', 'package-lock.json', 'docker.md', 'make.py'].filter(isHost), []);
    assert.equal(mayHoldCode('bin/deploy'), true);
    assert.equal(mayHoldCode('notes.txt'), false);
  });

  it('scripts without an ending are known by their first line', async () => {
    assert.equal(languageOfFirstLine('#!/bin/sh\n'), 'shellscript');
    assert.equal(languageOfFirstLine('#!/usr/bin/env -S bash -e\n'), 'shellscript');
    assert.equal(languageOfFirstLine('#!/usr/bin/env python3\n'), 'python');
    assert.equal(languageOfFirstLine('aws s3 ls\n'), undefined);
    assert.deepEqual(await calls('bin/deploy', '#!/bin/sh\naws s3 ls\n'), ['s3:ListBuckets aws s3 ls']);
    assert.deepEqual(await calls('bin/README', 'aws s3 ls\n'), []);
  });

  it('YAML: every style of text keeps its places', async () => {
    const text = source`
      jobs:
        a:
          steps:
            - run: aws s3 ls s3://plain
            - run: 'aws s3 ls "s3://it''s"'
            - run: "cd x && aws s3 ls \"s3://double\"\naws s3 ls s3://second"
            - run: |
                # keeps

                  aws s3 ls \
                    s3://literal
                aws s3 ls s3://after
            - run: >-
                aws s3 ls
                s3://folded

                aws s3 ls s3://paragraph
            - run:
                aws s3 ls
                s3://multi
            - {run: aws s3 ls s3://flow}
    `;
    assert.deepEqual(await calls('.github/workflows/ci.yml', text), [
      's3:ListObjectsV2 aws s3 ls s3://plain',
      `s3:ListObjectsV2 aws s3 ls "s3://it''s"`,
      's3:ListObjectsV2 aws s3 ls \\"s3://double\\"',
      's3:ListObjectsV2 aws s3 ls s3://second',
      's3:ListObjectsV2 aws s3 ls \\\n              s3://literal',
      's3:ListObjectsV2 aws s3 ls s3://after',
      's3:ListObjectsV2 aws s3 ls\n          s3://folded',
      's3:ListObjectsV2 aws s3 ls s3://paragraph',
      's3:ListObjectsV2 aws s3 ls\n          s3://multi',
      's3:ListObjectsV2 aws s3 ls s3://flow',
    ]);
  });

  it('YAML: expressions of the host are unknown parts, variables of steps and jobs are known', async () => {
    const text = source`
      env:
        BUCKET: reports
      jobs:
        a:
          env:
            STAGE: prod
          steps:
            - env:
                NAME: \${{ matrix.name }}
              run: aws s3api get-object --bucket "$BUCKET" --key "$STAGE/$NAME/\${{ github.sha }}/\${{ env.STAGE }}" out
    `.replaceAll('\\$', '$');
    const { sites } = await scanner.scan('.github/workflows/ci.yml', text);
    assert.deepEqual(sites[0]?.parameters.members['Bucket'], { kind: 'text', parts: ['reports'] });
    assert.deepEqual(sites[0]?.parameters.members['Key'], {
      kind: 'text',
      parts: ['prod/', { hole: '$NAME' }, '/', { hole: 'github.sha' }, '/prod'],
    });
    assert.equal(sites[0]?.evidence[0]?.location?.file ?? '.github/workflows/ci.yml', '.github/workflows/ci.yml');
  });

  it('Dockerfile: continued lines, comments between them, exec form, heredocs', async () => {
    const text = source`
      FROM scratch
      ENV BUCKET=reports
      RUN set -e; \
          # a comment
          aws s3 ls s3://$BUCKET && \

          aws s3 ls s3://second
      run ["aws", "s3", "ls", "s3://exec"]
      CMD ["/bin/sh", "-c", "aws s3 ls \"s3://shell\""]
      RUN <<EOF
      aws s3 ls s3://heredoc
      EOF
      HEALTHCHECK --interval=5m CMD aws s3 ls s3://health
      LABEL aws="aws s3 ls s3://label"
      FROM windows
      SHELL ["powershell", "-Command"]
      RUN aws s3 ls s3://powershell
    `;
    assert.deepEqual(await calls('Dockerfile', text), [
      's3:ListObjectsV2 aws s3 ls s3://$BUCKET',
      's3:ListObjectsV2 aws s3 ls s3://second',
      's3:ListObjectsV2 aws", "s3", "ls", "s3://exec',
      's3:ListObjectsV2 aws s3 ls \\"s3://shell\\"',
      's3:ListObjectsV2 aws s3 ls s3://heredoc',
      's3:ListObjectsV2 aws s3 ls s3://health',
    ]);
  });

  it('Makefile: recipes, variables of make, dollars of the shell', async () => {
    const text = [
      'BUCKET := reports',
      'AWS ?= aws',
      'CLI = aws --profile prod',
      'NOW := $(shell aws sts get-caller-identity)',
      'all: build',
      '\t@$(CLI) s3 ls s3://$(BUCKET)',
      '\t-for f in $$FILES; do aws s3 rm s3://$(BUCKET)/$$f; done',
      'one: ; aws s3 ls s3://inline',
      '# aws s3 ls',
      'help:',
      '\t@echo "aws s3 ls"',
      '',
    ].join('\n');
    assert.deepEqual(await calls('Makefile', text), [
      'sts:GetCallerIdentity aws sts get-caller-identity',
      's3:ListObjectsV2 $(CLI) s3 ls s3://$(BUCKET)',
      's3:DeleteObject aws s3 rm s3://$(BUCKET)/$$f',
      's3:ListObjectsV2 aws s3 ls s3://inline',
    ]);
  });

  it('package.json: escapes in its strings', async () => {
    const text =
      '{"name":"aws ","scripts":{"a":"echo \\"x\\" && aws s3 ls \\u0022s3://reports\\u0022 && ls"},"aws":"aws s3 ls"}';
    assert.deepEqual(await calls('package.json', text), ['s3:ListObjectsV2 aws s3 ls \\u0022s3://reports\\u0022']);
  });

  it('notebooks: cells share their names, commands stand alone, ranges are of the cell', async () => {
    const cell = (code: string): object => ({ cell_type: 'code', source: code.split(/(?<=\n)/) });
    const text = JSON.stringify({
      cells: [
        { cell_type: 'markdown', source: ['# aws s3 ls'] },
        cell('%load_ext autoreload\nimport boto3\ns3 = boto3.client("s3")\n'),
        cell('for k in keys:\n    !aws s3 rm s3://{bucket}/$k\n    s3.delete_object(Bucket="reports", Key=k)'),
        cell('%%bash\naws s3 ls \\\n  s3://reports\n'),
        cell('%%html\n<p>aws s3 ls</p>'),
        cell('%%time\ns3.list_buckets()'),
      ],
      metadata: { language_info: { name: 'python' } },
    });
    const { sites } = await scanner.scan('sales.ipynb', text);
    assert.deepEqual(
      sites.map(({ operation, location: { cell: number, range } }) => [operation, number, range.start, range.end.line]),
      [
        ['DeleteObject', 2, { line: 1, character: 5 }, 1],
        ['DeleteObject', 2, { line: 2, character: 4 }, 2],
        ['ListObjectsV2', 3, { line: 1, character: 0 }, 2],
        ['ListBuckets', 5, { line: 1, character: 0 }, 1],
      ],
    );
  });

  it('components: script blocks of one file are one module', async () => {
    const text = source`
      <script>
      import { S3Client } from '@aws-sdk/client-s3';
      export const s3 = new S3Client({});
      </script>
      <script>
      import { ListBucketsCommand } from '@aws-sdk/client-s3';
      const list = () => s3.send(new ListBucketsCommand({}));
      </script>
      <!-- <script> s3.send(new ListBucketsCommand({})) </script> -->
    `;
    assert.deepEqual(await calls('List.svelte', text), ['s3:ListBuckets s3.send(new ListBucketsCommand({}))']);
  });

  it('that are passed over are listed with the reason, once they name a command', async () => {
    const reasonFor = async (file: string, content: string | Uint8Array): Promise<string | undefined> => {
      const scanner = testScanner({ maximumBytes: 200 });
      const { sites, skipped } = await scanner.scan(file, content);
      scanner.dispose();
      assert.deepEqual(sites, []);
      return skipped?.reason;
    };
    const long = `FROM scratch\nRUN aws s3 ls s3://reports\n${'# '.repeat(200)}\n`;
    assert.match((await reasonFor('Dockerfile', long)) ?? '', /raise the size limit/);
    assert.match((await reasonFor('Dockerfile', Buffer.from('RUN aws s3 ls # caf\xe9', 'latin1'))) ?? '', /UTF-8/);
    assert.equal(await reasonFor('Dockerfile', `FROM scratch\n${'# '.repeat(200)}\n`), undefined, 'it names none');
    assert.equal(await reasonFor('bin/tool', long), undefined, 'nothing says that it is code');
  });

  it('malformed documents hold nothing, and do no harm', async () => {
    const broken = [
      '{',
      '\t- : : [',
      '"aws ',
      'RUN ["aws"',
      '<script>aws ',
      '---',
      'a: &x [*x, aws ]',
      '\u0000aws ',
      'RUN <<EOF\naws ',
    ];
    const files = [
      'a.ipynb',
      '.gitlab-ci.yml',
      'cloudbuild.yaml',
      'Dockerfile',
      'Makefile',
      'package.json',
      'A.vue',
      'a.astro',
    ];
    for (const file of files) {
      for (const text of broken) {
        assert.doesNotThrow(() => embeddedScripts(file, text), `${file}: ${text}`);
        await scanner.scan(file, text);
      }
    }
  });
});
