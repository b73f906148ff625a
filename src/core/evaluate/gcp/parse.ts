import { member, readJson, readYaml, type SourceNode, type SourceText, stringOf } from '../document.js';
import type { Problem } from '../../model/inventory.js';
import type { GcpBinding, GcpCondition, GcpDenyRule, GcpPolicy } from './policy.js';

export type GcpPolicyRead =
  { readonly kind: 'read'; readonly policy: GcpPolicy } | { readonly kind: 'malformed'; readonly problem: Problem };

/** Kinds of Google policy documents, told apart by what they hold. */
export function gcpPolicyKind(root: SourceNode): GcpPolicy['kind'] | undefined {
  if (root.kind !== 'object') return undefined;
  if (member(root, 'rules') !== undefined) return 'deny';
  if (member(root, 'includedPermissions') !== undefined) return 'role';
  // A policy that grants nothing is exported as its etag and version alone.
  if (member(root, 'bindings') !== undefined || member(root, 'etag') !== undefined) return 'allow';
  return undefined;
}

/** Parses a Google policy or role (JSON, or YAML by the file's ending). `resource`: the full name of what it is for. */
export function parseGcpPolicy(text: string, file: string, options: { resource?: string } = {}): GcpPolicyRead {
  const format = /\.ya?ml$/i.test(file) ? 'yaml' : 'json';
  const read = format === 'yaml' ? readYaml(file, text) : readJson(file, text);
  return read.kind === 'malformed' ? read : parseGcpPolicyTree(read.root, read.source, { ...options, format });
}

/** As `parseGcpPolicy`, of a tree that was read before. */
export function parseGcpPolicyTree(
  root: SourceNode,
  source: SourceText,
  options: { resource?: string; format: 'json' | 'yaml' },
): GcpPolicyRead {
  try {
    return { kind: 'read', policy: policyOf(root, source, options) };
  } catch (thrown) {
    if (thrown instanceof Malformed)
      return { kind: 'malformed', problem: source.problem(thrown.offset, thrown.message) };
    throw thrown;
  }
}

class Malformed extends Error {
  constructor(
    readonly offset: number,
    message: string,
  ) {
    super(message);
  }
}

function policyOf(
  root: SourceNode,
  source: SourceText,
  options: { resource?: string; format: 'json' | 'yaml' },
): GcpPolicy {
  const name = source.file;
  const resource = options.resource === undefined ? {} : { resource: options.resource };
  switch (gcpPolicyKind(root)) {
    case 'allow': {
      const bindings = list(member(root, 'bindings'), 'bindings').map((node, index) => bindingOf(node, index, source));
      return { kind: 'allow', name, ...resource, bindings, document: { source, format: options.format, root } };
    }
    case 'deny': {
      const rules = list(member(root, 'rules'), 'rules').map((node, index) => ruleOf(node, index, source));
      return { kind: 'deny', name, ...resource, rules };
    }
    case 'role': {
      const role = stringOf(member(root, 'name'));
      if (role === undefined)
        throw new Malformed(root.start, 'a role has a "name" such as projects/shop-dev/roles/reporter; add it.');
      return {
        kind: 'role',
        name,
        role,
        permissions: strings(member(root, 'includedPermissions'), 'includedPermissions'),
      };
    }
    case undefined:
      throw new Malformed(
        root.start,
        'this is no Google policy: it has neither "bindings" (allow), "rules" (deny) nor "includedPermissions" (a role).',
      );
  }
}

function bindingOf(node: SourceNode, index: number, source: SourceText): GcpBinding {
  const label = `binding ${index + 1}`;
  const role = stringOf(member(node, 'role'));
  if (role === undefined)
    throw new Malformed(node.start, `${label} has no "role"; name one, for instance roles/storage.objectViewer.`);
  const condition = conditionOf(member(node, 'condition'), label);
  return {
    reference: { label: `${label} (${role})`, location: source.location(node) },
    role,
    members: strings(member(node, 'members'), `the members of ${label}`),
    ...(condition === undefined ? {} : { condition }),
  };
}

function ruleOf(node: SourceNode, index: number, source: SourceText): GcpDenyRule {
  const label = `deny rule ${index + 1}`;
  const rule = member(node, 'denyRule');
  if (rule?.kind !== 'object') throw new Malformed(node.start, `${label} has no "denyRule" object; add it.`);
  const condition = conditionOf(member(rule, 'denialCondition'), label);
  return {
    reference: { label, location: source.location(node) },
    principals: strings(member(rule, 'deniedPrincipals'), 'deniedPrincipals'),
    exceptPrincipals: strings(member(rule, 'exceptionPrincipals'), 'exceptionPrincipals'),
    permissions: strings(member(rule, 'deniedPermissions'), 'deniedPermissions'),
    exceptPermissions: strings(member(rule, 'exceptionPermissions'), 'exceptionPermissions'),
    ...(condition === undefined ? {} : { condition }),
  };
}

function conditionOf(node: SourceNode | undefined, of: string): GcpCondition | undefined {
  if (node === undefined) return undefined;
  const expression = stringOf(member(node, 'expression'));
  if (expression === undefined)
    throw new Malformed(node.start, `the condition of ${of} has no "expression"; add it or remove the condition.`);
  const title = stringOf(member(node, 'title'));
  return { expression, ...(title === undefined ? {} : { title }) };
}

function list(node: SourceNode | undefined, what: string): readonly SourceNode[] {
  if (node === undefined) return [];
  if (node.kind !== 'array') throw new Malformed(node.start, `"${what}" is a list; put its items in brackets.`);
  return node.items;
}

function strings(node: SourceNode | undefined, what: string): readonly string[] {
  return list(node, what).map((item) => {
    const text = stringOf(item);
    if (text === undefined) throw new Malformed(item.start, `${what} holds strings; correct this one.`);
    return text;
  });
}
