import type { Catalog } from '../catalog/catalog.js';
import { statementEdit } from '../declared/insertion.js';
import { LAYER_WORDS } from '../decode/summary.js';
import type { AwsStatementJson } from '../evaluate/index.js';
import { combinations } from '../compare/alternatives.js';
import type { AccessRequest } from '../model/decision.js';
import type { Certification, Fix } from '../model/fix.js';
import { contextText } from '../model/requirement.js';
import { certifyStatement, uncertified } from './certify.js';
import { awsPoliciesOf, type FixContext } from './context.js';
import { conditionOf, contextGroups, type ContextGroup } from './fixed-context.js';
import { editablePrincipal, isPermissionSet, putPolicy } from './render/aws-cli.js';
import { statementId, statementText } from './render/iam-json.js';
import { requestText, type Refusal } from './request.js';
import { endOfGrant, untilStatement } from './time-bound.js';

const PROPAGATION = 'IAM is eventually consistent: a change takes effect within seconds, at times a minute or two.';

/**
 * Grants for what nothing of the caller's own allows, best first: the statements, then the same with an end. What is
 * checked with a context of its own (`iam:PassedToService`) has a statement of its own, limited to it.
 */
export function grantAws(refusal: Refusal, context: FixContext): Fix[] {
  const groups = contextGroups(refusal, context.catalog);
  const grants = groups.map((group) => grantTogether({ ...refusal, permissions: group.permissions }, group, context));
  return [...grants.flatMap((grant) => grant.slice(0, 1)), ...grants.flatMap((grant) => grant.slice(1))];
}

function grantTogether(refusal: Refusal, { context: fixed }: ContextGroup, context: FixContext): Fix[] {
  const targets = refusal.permissions.map((permission) => targetOf(permission, refusal.resource, context.catalog));
  const limited = fixed === undefined ? {} : { Condition: conditionOf(fixed) };
  const open = targets.filter((target) => target.kind === 'open');
  if (open.length > 0) return [template(refusal, targets, limited)];
  const known = awsPoliciesOf(context, refusal.principal);
  const statement: AwsStatementJson = {
    Sid: statementId(refusal.permissions),
    Effect: 'Allow',
    Action: one(refusal.permissions),
    Resource: one([...new Set(targets.map(({ resource }) => resource))]),
    ...limited,
  };
  const contexts = fixed === undefined ? [undefined] : combinations(fixed);
  const requests = targets.flatMap(({ resource }, index) =>
    contexts.map((values): AccessRequest => ({
      permission: refusal.permissions[index] ?? '',
      resource,
      ...(values === undefined ? {} : { context: values }),
    })),
  );
  const end = endOfGrant(context.clock);
  const now = context.clock.now().toISOString();
  const until = untilStatement(statement, end);
  const principal = known?.set.principal ?? refusal.principal;
  return [
    fix(
      statement,
      `Allow ${refusal.permissions.join(', ')} on ${[statement.Resource].flat().join(', ')}${fixed === undefined ? '' : ` with ${contextText(fixed)}`}`,
      certification(statement),
    ),
    fix(until, `Allow it until ${end.slice(0, 10)} only`, certification(until, { now, end })),
  ];

  function certification(added: AwsStatementJson, time?: { now: string; end: string }): Certification {
    if (!known) return uncertified(unknownPolicies(refusal));
    return certifyStatement(added, requests, known.set, context.catalog, time);
  }

  function fix(added: AwsStatementJson, title: string, certified: Certification): Fix {
    const policy = known?.set.identity.find(({ document }) => document !== undefined);
    const edit = policy && statementEdit(policy, added);
    const editable = principal === null ? undefined : editablePrincipal(principal);
    const takesNone = targets.some(({ kind }) => kind === 'takes-none');
    return {
      title,
      kind: 'grant-permission',
      actor: 'iam-admin',
      snippet: { format: 'json', text: statementText(added) },
      ...(editable && { command: putPolicy(editable, added, context.clock.now()) }),
      ...(edit && { edit }),
      certification: certified,
      note: [
        takesNone ? 'The action cannot be limited to a resource; AWS only accepts "*" for it.' : '',
        principal !== null && isPermissionSet(principal)
          ? 'The role belongs to IAM Identity Center: add the statement to its permission set.'
          : '',
        PROPAGATION,
      ]
        .filter(Boolean)
        .join(' '),
    };
  }
}

function unknownPolicies({ principal }: Refusal): string {
  return principal === null
    ? 'The text does not say whose request it was, so no policy could be examined.'
    : `No policies of ${principal} are known here.`;
}

const one = (items: readonly string[]): string | readonly string[] => (items.length === 1 ? (items[0] ?? '') : items);

/** What a statement can be limited to: the resource asked for, nothing (the action takes none), or still to be filled in. */
type Target = { readonly kind: 'exact' | 'takes-none' | 'open'; readonly resource: string };

function targetOf(permission: string, resource: string | null, catalog: Catalog): Target {
  const templates = catalog.permission('aws', permission)?.resourceTemplates;
  if (templates?.length === 0) return { kind: 'takes-none', resource: '*' };
  if (resource?.startsWith('arn:') === true) {
    const fitted = fit(resource, templates ?? []);
    if (fitted !== undefined) return { kind: 'exact', resource: fitted };
  }
  return { kind: 'open', resource: example(templates?.[0] ?? 'arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE') };
}

/** `arn:${Partition}:s3:::${BucketName}/${KeyName}` with a name in capitals for each part that is to be filled in. */
function example(template: string): string {
  return template
    .replace('${Partition}', 'aws')
    .replace(/\$\{([^}]{1,60})\}/g, (_whole, name: string) => name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase());
}

/** The resource in the shape the action takes: an object's address names its bucket too. Undefined: it cannot be told from it. */
function fit(resource: string, templates: readonly string[]): string | undefined {
  if (templates.length === 0 || templates.some((template) => shape(template).test(resource))) return resource;
  const container = resource.split('/')[0] ?? '';
  return templates.some((template) => shape(template).test(container)) ? container : undefined;
}

/** Names of buckets hold no slash; of other parts it is not known, so they may. */
function shape(template: string): RegExp {
  const parts = template.split(/\$\{([^}]{1,60})\}/);
  const pattern = parts.map((part, index) =>
    index % 2 === 0
      ? part.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&')
      : part === 'BucketName'
        ? '[^/:]{1,255}'
        : /Partition|Region|Account/.test(part)
          ? '[^:]{0,40}'
          : '[^\\s]{1,1024}',
  );
  return new RegExp(`^${pattern.join('')}$`);
}

/** Without a concrete resource there is no grant yet, only its form: never `*`. */
function template(refusal: Refusal, targets: readonly Target[], limited: Pick<AwsStatementJson, 'Condition'>): Fix {
  const statement: AwsStatementJson = {
    Sid: statementId(refusal.permissions),
    Effect: 'Allow',
    Action: one(refusal.permissions),
    Resource: one([...new Set(targets.map(({ resource }) => resource))]),
    ...limited,
  };
  return {
    title: `Allow ${refusal.permissions.join(', ')} on the resource that the request named`,
    kind: 'grant-permission',
    actor: 'iam-admin',
    snippet: { format: 'json', text: statementText(statement) },
    certification: uncertified('The text does not name the resource; fill it in, and nothing wider than it.'),
    note: PROPAGATION,
  };
}

/** For the layers that only limit: an Allow in them is their owner's to write. */
export function limitText(refusal: Refusal): Fix {
  const layer = refusal.denySource ? LAYER_WORDS[refusal.denySource] : 'policy';
  return {
    title: `Ask for ${refusal.permissions.join(', ')} to be included in the ${layer}`,
    kind: 'contact-admin',
    actor: 'iam-admin',
    snippet: {
      format: 'text',
      text: requestText(
        refusal,
        `The ${layer} does not include the permission below; an Allow in another policy has no effect before it does.`,
      ),
    },
    certification: uncertified(
      `A grant to the caller has no effect as long as the ${layer} does not include the permission.`,
    ),
  };
}
