import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { InfrastructureFile } from '../../../src/core/infrastructure/model.js';
import { createInfrastructureReader } from '../../../src/core/infrastructure/infrastructure.js';
import { wasmAssets } from '../../support/assets.js';
import { filesNamed, filesOf, infrastructureOf, shownValue } from '../../support/infrastructure.js';

const FIXTURES = 'test/fixtures/infrastructure';
const cases = readdirSync(FIXTURES).map((name) => filesOf(path.join(FIXTURES, name)));

describe('files of infrastructure that are broken', () => {
  it('never stop the reader, wherever they are cut off or what is put into them', async () => {
    const reader = createInfrastructureReader(wasmAssets());
    const damaged = fc.record({
      files: fc.constantFrom(...cases),
      which: fc.nat(),
      at: fc.nat(),
      put: fc.constantFrom(
        '',
        '{',
        '}',
        '[',
        '"',
        "'",
        '${',
        '%{',
        '<<',
        ': ',
        '\n  - ',
        '\0',
        '!Ref ',
        '&a *a',
        '\uD800',
        '((',
      ),
      cut: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(damaged, async ({ files, which, at, put, cut }) => {
        const changed = files.map((file, index): InfrastructureFile => {
          if (index !== which % files.length) return file;
          const offset = at % (file.text.length + 1);
          return { file: file.file, text: file.text.slice(0, offset) + put + (cut ? '' : file.text.slice(offset)) };
        });
        const { problems } = await reader.read(changed);
        for (const { message } of problems)
          assert.doesNotMatch(message, /could not be read$|undefined|\bat \S+:\d+:\d+\)/);
        assert.ok(
          problems.every(({ file }) => file !== undefined),
          'a problem is of a file, not of the reader',
        );
      }),
      { numRuns: 400 },
    );
    reader.dispose();
  });

  it('are refused when they nest beyond reason, and values that refer to themselves are not known', async () => {
    const { environment, problems } = await infrastructureOf(
      filesNamed({
        'deep/template.yaml': `Resources: {A: {Type: AWS::S3::Bucket, Properties: ${'['.repeat(100_000)}`,
        'deep/stack.json': `{"Resources": {"A": {"Type": "AWS::S3::Bucket", "P": ${'['.repeat(100_000)}`,
        'main.tf': `
locals {
  first  = local.second
  second = local.first
}
resource "aws_lambda_function" "render" {
  environment {
    variables = { BUCKET = "reports-\${local.first}" }
  }
}`,
        'circle/template.yaml': `
Resources:
  First:
    Type: AWS::S3::Bucket
    Properties: {BucketName: !Ref Second}
  Second:
    Type: AWS::S3::Bucket
    Properties: {BucketName: !Ref First}
  Render:
    Type: AWS::Lambda::Function
    Properties: {Environment: {Variables: {UPLOADS: !Ref First}}}`,
        'serverless.yml': `
provider:
  environment:
    TABLE: \${self:custom.table}
custom:
  table: \${self:custom.table}
functions:
  render: {handler: src/render.main}`,
      }),
    );
    const value = (name: string): string[] => environment.filter((each) => each.name === name).map(shownValue);
    assert.deepEqual(value('BUCKET'), ['reports-{local.first}']);
    assert.equal(value('UPLOADS').length, 1);
    assert.match(value('UPLOADS')[0] ?? '', /^\{/);
    assert.deepEqual(
      value('TABLE').map((text) => /^\{/.test(text)),
      [true],
    );
    assert.deepEqual(problems.map(({ file }) => file).sort(), ['deep/stack.json', 'deep/template.yaml']);
  });

  it('take no long time over values that refer to others many times', async () => {
    const levels = Array.from({ length: 20 }, (_, at) => at);
    const texts = {
      'main.tf': `locals {\n${levels.map((at) => `  l${at} = "\${local.l${at + 1}}-\${local.l${at + 1}}"`).join('\n')}\n}
resource "aws_lambda_function" "render" {\n  environment {\n    variables = { BUCKET = local.l0 }\n  }\n}\n`,
      'template.yaml': `Resources:\n${levels
        .map((at) => `  B${at}: {Type: AWS::S3::Bucket, Properties: {BucketName: !Sub "\${B${at + 1}}\${B${at + 1}}"}}`)
        .join('\n')}`,
      'serverless.yml': `custom:\n${levels
        .map((at) => `  l${at}: "\${self:custom.l${at + 1}}\${self:custom.l${at + 1}}"`)
        .join('\n')}\nprovider: {environment: {TABLE: "\${self:custom.l0}"}}\nfunctions: {render: {handler: a.b}}\n`,
      'Pulumi.yaml': `variables:\n${levels.map((at) => `  l${at}: "\${l${at + 1}}\${l${at + 1}}"`).join('\n')}
resources: {render: {type: aws:lambda:Function, properties: {environment: {variables: {TOPIC: "\${l0}"}}}}}\n`,
      'cloudbuild.yaml': `substitutions:\n${levels
        .map((at) => `  _L${at}: "${`\${_L${at + 1}}`.repeat(40)}"`)
        .join('\n')}\n`,
    };
    const started = performance.now();
    const { environment } = await infrastructureOf(filesNamed(texts));
    assert.ok(performance.now() - started < 5000);
    for (const name of ['BUCKET', 'TABLE', 'TOPIC'])
      assert.ok(
        environment.some((each) => each.name === name),
        name,
      );
  });

  it('keep what was read of unchanged files, and drop what a changed one no longer says', async () => {
    const reader = createInfrastructureReader(wasmAssets());
    const stay: InfrastructureFile = { file: 'main.tf', text: 'provider "aws" {\n  region = var.region\n}\n' };
    const defaults = (region: string): InfrastructureFile => ({
      file: 'variables.tf',
      text: `variable "region" {\n  default = "${region}"\n}\n`,
    });
    for (const region of ['eu-west-1', 'us-east-1']) {
      const { environment } = await reader.read([stay, defaults(region)]);
      assert.deepEqual(environment.map(shownValue), [region]);
    }
    reader.dispose();
  });
});
