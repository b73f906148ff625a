import { normalise, type Catalog, type Operation, type PermissionRule, type Role } from '../core/catalog/catalog.js';
import { proposeRoles } from '../core/catalog/gcp-roles.js';
import { UnforbidError } from '../core/model/problem.js';
import type { Command } from './context.js';

const ORIGINS: Readonly<Record<Operation['origin'], string>> = {
  'same-name': 'the IAM action has the operation’s name',
  rule: 'by a rule of the provider',
  documented: 'named by the provider’s documentation',
  curated: 'curated from the provider’s documentation',
};

/** `unforbid explain s3:CopyObject`: the catalog's entry of an operation, with its source. */
export const explainCommand: Command = {
  name: 'explain',
  operands: '<operation or permission>',
  summary: 'show what an operation needs (s3:CopyObject, storage.objects.insert), and where that is known from',
  options: [],
  notes: [
    'AWS operations are written service:Operation; Google methods by their id or the full name of their RPC',
    '(google.pubsub.v1.Publisher.Publish). A permission of Google shows the roles that hold it.',
  ],
  run(_options, operands, context) {
    const [name] = operands;
    if (name === undefined) {
      throw new UnforbidError('bad-arguments', 'Name an operation, as in: unforbid explain s3:CopyObject');
    }
    const catalog = context.catalog();
    const found = find(name, catalog);
    const permission = catalog.permission('gcp', name);
    const texts = [
      ...found.operations.map((operation) => describe(operation, catalog)),
      ...(permission === undefined ? [] : [describePermission(permission.permission, catalog)]),
    ];
    if (texts.length === 0) throw new UnforbidError('not-found', found.reason ?? notFound(name));
    context.out(`${texts.join('\n')}\n`);
    return Promise.resolve(0);
  },
};

const notFound = (name: string): string =>
  `The catalog has no operation "${name}". Write AWS operations as service:Operation, Google methods by their id or the full name of their RPC.`;

interface Found {
  readonly operations: readonly Operation[];
  /** Why there is none, where more is known than that. */
  readonly reason?: string;
}

function find(name: string, catalog: Catalog): Found {
  const colon = name.indexOf(':');
  if (colon < 0) return findGoogle(name, catalog);
  const operation = normalise(name.slice(colon + 1));
  const prefix = name.slice(0, colon);
  const ids = new Set([prefix, catalog.serviceNamed('service-id', prefix), catalog.serviceNamed('boto3', prefix)]);
  return {
    operations: [...ids].flatMap((service) => {
      const lookup = service === undefined ? undefined : catalog.operation('aws', service, operation);
      return lookup?.kind === 'known' ? [lookup.operation] : [];
    }),
  };
}

function findGoogle(name: string, catalog: Catalog): Found {
  // An RPC's full name does not say which service it is of, nor do ids of an API's part (`directory.users.list`): those
  // with an operation of its last part are asked.
  const [head = name] = name.split('.');
  const services =
    catalog.serviceNamed('service-id', head) === undefined
      ? catalog.servicesWith('gcp', normalise(name.slice(name.lastIndexOf('.') + 1)))
      : [head];
  const lookups = services.map((service) => catalog.operation('gcp', service, name));
  const operations = lookups.flatMap((lookup) => (lookup.kind === 'known' ? [lookup.operation] : []));
  const reason = lookups.flatMap((lookup) => (lookup.kind === 'unknown' ? [lookup.reason] : [])).at(0);
  return operations.length > 0 || reason === undefined || services.length !== 1
    ? { operations }
    : { operations, reason };
}

function describe(operation: Operation, catalog: Catalog): string {
  const lines = [`${operation.service} ${operation.name}`];
  lines.push(...(operation.otherNames ?? []).map((name) => `  also ${name}`));
  if (operation.authorisedBy === 'scopes')
    lines.push('  needs no IAM permission: a token with one of its scopes, and access to the data itself');
  else if (operation.permissions.length === 0) lines.push('  needs no IAM permission');
  for (const rule of operation.permissions) {
    lines.push(`  ${rule.permission}${rule.when === undefined ? '' : `  needed ${rule.when.words}`}`);
    lines.push(...rule.resources.map((resource) => `      ${resourceText(resource, operation)}`));
  }
  const certain = operation.permissions.filter((rule) => rule.when === undefined).map((rule) => rule.permission);
  if (operation.cloud === 'gcp' && certain.length > 0) lines.push(...roleLines(certain, catalog));
  if (operation.scopes.length > 0)
    lines.push('  one of these OAuth scopes', ...operation.scopes.map((scope) => `      ${scope}`));
  lines.push(`  known: ${ORIGINS[operation.origin]} (${operation.source})`);
  return lines.join('\n');
}

function describePermission(permission: string, catalog: Catalog): string {
  return [`permission ${permission}`, ...roleLines([permission], catalog)].join('\n');
}

/** Roles shown. */
const MOST_ROLES = 5;

/** The least roles, then the next larger ones that hold everything alone. */
function roleLines(permissions: readonly string[], catalog: Catalog): string[] {
  const roles = catalog.roles();
  const { roles: least, narrower, missing } = proposeRoles(permissions, roles);
  if (missing.length > 0) return [`  in no role that the catalog knows: ${missing.join(', ')}`];
  const own = `roles/${permissions[0]?.split('.')[0] ?? ''}.`;
  const foreign = (role: Role): number => (role.name.startsWith(own) ? 0 : 1);
  const holders = roles
    .filter((role) => role.suggested && permissions.every((permission) => role.permissions.has(permission)))
    .sort((a, b) => foreign(a) - foreign(b) || a.permissions.size - b.permissions.size || (a.name < b.name ? -1 : 1));
  const sources = [...new Set(roles.filter((role) => least.includes(role.name)).map((role) => role.source))];
  return [
    `  least ${least.length === 1 ? 'role' : 'roles'}: ${least.join(' and ')} (${sources.join(', ')})`,
    ...(narrower === undefined ? [] : [`      narrower together: ${narrower.join(' and ')}`]),
    ...holders
      .filter((role) => !least.includes(role.name))
      .slice(0, MOST_ROLES)
      .map((role) => `      also in ${role.name} (${String(role.permissions.size)} known permissions)`),
  ];
}

function resourceText(rule: PermissionRule['resources'][number], { cloud }: Operation): string {
  if (rule.kind === 'any')
    return cloud === 'gcp' ? 'on another resource than the method’s own' : 'on all resources (it cannot be limited)';
  if (rule.kind === 'member') return `on the ${rule.type} given by ${rule.path}`;
  const bound = Object.entries(rule.bind).map(([placeholder, member]) => `${placeholder} = ${member}`);
  return `on ${rule.template}${bound.length > 0 ? `  (${bound.join(', ')})` : ''}`;
}
