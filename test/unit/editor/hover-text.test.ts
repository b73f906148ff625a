import assert from 'node:assert/strict';
import { operationSources } from '../../../src/core/catalog/entry.js';
import { requirementsOf } from '../../../src/core/infer/requirements.js';
import { inferCall } from '../../../src/core/infer/infer.js';
import type { InventoryRow } from '../../../src/core/model/inventory.js';
import type { AnalysedCall } from '../../../src/core/model/requirement.js';
import { hoverMarkdown } from '../../../src/editor/hover-text.js';
import { testCatalog } from '../../support/catalog.js';
import { input, siteOf } from '../infer/fake-catalog.js';

const ROLE = 'arn:aws:iam::111122223333:role/reports';
const catalog = testCatalog();

function markdownOf(call: AnalysedCall, rows: readonly InventoryRow[] = []): string {
  const { cloud, service, operation } = call.site;
  const lookup = catalog.operation(cloud, service, operation);
  const sources = lookup.kind === 'known' ? operationSources(lookup.operation, catalog) : [];
  return hoverMarkdown({ call, rows, sources, openStatement: () => undefined });
}

/** What is seen before anything is unfolded. */
const seen = (markdown: string): string => markdown.replace(/<details>.*?<\/details>/gs, '');

const createFunction = inferCall(
  siteOf({
    service: 'lambda',
    operation: 'CreateFunction',
    parameters: input({ FunctionName: 'render-report', Role: ROLE }),
    evidence: [{ text: "client is boto3.client('lambda')" }],
  }),
  catalog,
);

describe('the hover over a call', () => {
  it('shows what every call needs, with the service that a role is passed to', () => {
    const text = seen(markdownOf(createFunction));
    assert.match(text, /`lambda:CreateFunction` on `arn:aws:lambda:\*:\*:function:render-report`/);
    assert.match(text, /`iam:PassRole` on `[^`]+role\/reports` with `iam:PassedToService = lambda\.amazonaws\.com`/);
    assert.ok(text.split('\n\n').length < 8, text);
  });

  it('folds what only some calls need, and how it is known, with links and versions', () => {
    const text = markdownOf(createFunction);
    assert.doesNotMatch(seen(text), /PassCapacityProvider|boto3|iam-data/);
    assert.match(text, /<summary>Needed besides in some cases \(1\)<\/summary>\n\n`lambda:PassCapacityProvider` on/);
    assert.match(text, /Found by: client is boto3/);
    assert.match(text, /@cloud\\-copilot\/iam\\-data 0\.21/);
    const put = siteOf({ service: 's3', operation: 'CopyObject', parameters: input({ Bucket: 'reports' }) });
    assert.match(markdownOf(inferCall(put, catalog)), /\[Documentation\]\(https:\/\/docs\.aws\.amazon\.com\/[^)]+\)$/);
  });

  it('shows scopes, the least first, and the others folded', () => {
    const site = siteOf({ cloud: 'gcp', service: 'storage', operation: 'storage.objects.get' });
    const text = markdownOf(inferCall(site, catalog));
    assert.match(seen(text), /OAuth scope: `\S+devstorage\.read_only` or a broader one/);
    assert.match(text, /any one of which will do: `\S+read_only`, `/);
  });

  it('puts the decision below the need that it is about, by context and condition', () => {
    const rows = requirementsOf([createFunction]).map((requirement): InventoryRow => ({
      requirement,
      decisions: [
        {
          stage: 'prod',
          decision: {
            kind: requirement.permission === 'iam:PassRole' ? 'denied' : 'allowed',
            layer: 'identity',
            implicit: true,
            rung: 'declared',
            reason: `about ${requirement.permission}`,
            time: '2026-11-24T12:00:00Z',
          },
        },
      ],
    }));
    const other = rows.map((row): InventoryRow => ({
      ...row,
      requirement: { ...row.requirement, context: { 'iam:PassedToService': ['ecs.amazonaws.com'] } },
    }));
    const text = seen(markdownOf(createFunction, [...rows, ...other]));
    assert.match(text, /lambda\.amazonaws\.com`\n- \$\(error\) \*\*denied\*\* in prod\. about iam:PassRole/);
    assert.equal(text.match(/\*\*denied\*\*/g)?.length, 1, 'not that of the call which passes it to another service');
  });

  it('lets nothing of the source act as markup', () => {
    const site = siteOf({ service: 's3', operation: 'unknown', evidence: [{ text: '<img src=x> [a](command:b)' }] });
    const text = markdownOf(inferCall(site, catalog));
    assert.doesNotMatch(text, /(?<!\\)<img|(?<!\\)\[a/);
  });
});
