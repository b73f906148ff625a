import assert from 'node:assert/strict';
import type { DeclaredResource } from '../../../src/core/infrastructure/model.js';
import { mayDefineNames } from '../../../src/core/infrastructure/formats.js';
import { scopeOf, stageOfFile } from '../../../src/core/infrastructure/places.js';
import { mayBeSecret } from '../../../src/core/infrastructure/secrets.js';
import { filesNamed, infrastructureOf, shownValue } from '../../support/infrastructure.js';

async function resource(texts: Readonly<Record<string, string>>, address: string): Promise<DeclaredResource> {
  const { resources } = await infrastructureOf(filesNamed(texts));
  const found = resources.find((each) => each.address === address);
  assert.ok(found, address);
  return found;
}

describe('properties of declared resources', () => {
  const documents: Readonly<
    Record<string, { texts: Readonly<Record<string, string>>; address: string; list: string }>
  > = {
    'in a template': {
      address: 'Render',
      list: 'ManagedPolicyArns',
      texts: {
        'template.yaml': `Resources:
  Reports: {Type: AWS::S3::Bucket, Properties: {BucketName: reports}}
  Render:
    Type: AWS::IAM::Role
    Properties:
      RoleName: render
      ManagedPolicyArns: [!GetAtt Reports.Arn, other]
      Tags: {Team: reports}
`,
      },
    },
    'in Terraform': {
      address: 'aws_iam_role.render',
      list: 'managed_policy_arns',
      texts: {
        'main.tf': `resource "aws_s3_bucket" "reports" {
  bucket = "reports"
}
locals {
  tags = { Team = "reports" }
}
resource "aws_iam_role" "render" {
  name                = "render"
  managed_policy_arns = [aws_s3_bucket.reports.arn, "other"]
  Tags                = local.tags
}
`,
      },
    },
    'in a program of Pulumi': {
      address: 'render',
      list: 'managedPolicyArns',
      texts: {
        'Pulumi.yaml': `runtime: yaml
resources:
  reports: {type: aws:s3:Bucket, properties: {bucket: reports}}
  render:
    type: aws:iam:Role
    properties:
      name: render
      managedPolicyArns: ["\${reports.arn}", other]
      Tags: {Team: reports}
`,
      },
    },
  };
  for (const [where, { texts, address, list }] of Object.entries(documents)) {
    it(`are read by their names, with their places, ${where}`, async () => {
      const { properties, names } = await resource(texts, address);
      assert.deepEqual(names.map(shownValue), ['render']);
      assert.equal(properties.count(list), 2);
      assert.deepEqual(properties.text(list, 0).map(shownValue), ['arn:aws:s3:::reports']);
      assert.deepEqual(properties.text(list, 1).map(shownValue), ['other']);
      assert.deepEqual(properties.keys('Tags'), ['Team']);
      assert.deepEqual(properties.text('Tags', 'Team').map(shownValue), ['reports']);
      assert.deepEqual(properties.text('Absent', 'Team'), []);
      const text = Object.values(texts)[0] ?? '';
      const line = properties.location(list)?.range.start.line ?? -1;
      assert.match(text.split('\n')[line] ?? '', new RegExp(list));
      assert.equal(properties.location('Absent'), undefined);
    });
  }

  it('include nested blocks of Terraform', async () => {
    const { properties } = await resource(
      {
        'main.tf': `resource "aws_iam_role" "render" {
  inline_policy {
    name = "first"
  }
  inline_policy {
    name = "second"
  }
}
`,
      },
      'aws_iam_role.render',
    );
    assert.equal(properties.count('inline_policy'), 2);
    assert.deepEqual(properties.text('inline_policy', 1, 'name').map(shownValue), ['second']);
    assert.equal(properties.location('inline_policy', 1)?.range.start.line, 4);
  });
});

describe('values that may be secrets', () => {
  const literal = (text: string) => ({ parts: [text], steps: [] });

  it('are told by the variable’s name or by their own form', () => {
    for (const name of ['API_KEY', 'apiToken', 'DB_PASSWORD', 'client-secret', 'SIGNING_SALT', 'SENTRY_DSN']) {
      assert.equal(mayBeSecret(name, literal('some-value')), true, name);
    }
    assert.equal(mayBeSecret('SETTING', literal('ghp_0000000000000000000000000000000000')), true);
    assert.equal(mayBeSecret('DATABASE_URL', literal('postgres://reports:hunter2@localhost/reports')), true);
  });

  it('are not what names a resource, nor what declares one', () => {
    for (const name of ['BUCKET', 'SECRET_NAME', 'TOKEN_TABLE', 'KEY_ALIAS', 'MONKEY', 'AUTHORS']) {
      assert.equal(mayBeSecret(name, literal('reports')), false, name);
    }
    assert.equal(mayBeSecret('SECRET', literal('arn:aws:secretsmanager:eu-west-1:111122223333:secret:reports')), false);
    assert.equal(mayBeSecret('API_KEY', literal('projects/reports/secrets/api-key')), false);
    assert.equal(mayBeSecret('SECRET', { ...literal('reports'), names: 'resource' }), false);
  });
});

describe('places of definitions', () => {
  it('are for the code in the folder above those that hold infrastructure', () => {
    assert.equal(scopeOf('template.yaml'), '');
    assert.equal(scopeOf('services/web/template.yaml'), 'services/web');
    assert.equal(scopeOf('services/web/infra/environments/prod/main.tf'), 'services/web');
    assert.equal(scopeOf('.github/workflows/deploy.yml'), '');
    assert.equal(scopeOf('k8s/overlays/prod/web.yaml'), '');
  });

  it('tell the deployment by the names of files and folders', () => {
    assert.equal(stageOfFile('compose.prod.yaml'), 'production');
    assert.equal(stageOfFile('infra/environments/staging/main.tf'), 'staging');
    assert.equal(stageOfFile('overlays/team-a/web.yaml'), 'team-a');
    assert.equal(stageOfFile('services/web/main.tf'), undefined);
  });

  it('are worth reading by the file’s name alone', () => {
    for (const file of [
      '.env',
      'web/.env.local',
      'main.tf',
      'a/template.yaml',
      'Dockerfile',
      '.vscode/launch.json',
      'stack.template',
    ]) {
      assert.equal(mayDefineNames(file), true, file);
    }
    for (const file of ['app.py', 'package.json', 'data/items.json', 'environment.ts', '.envelope']) {
      assert.equal(mayDefineNames(file), false, file);
    }
  });
});
