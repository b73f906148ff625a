import { itemsOf, member, type ObjectNode, readJson, type SourceNode, type SourceText, stringOf } from '../document.js';
import type { Problem } from '../../model/inventory.js';
import { NULL_OPERATOR, OPERATORS } from './operators.js';
import type { AwsPolicy, AwsStatement, ConditionTest, PrincipalPattern } from './policy.js';
import { parseTemplate } from './variables.js';

export type AwsPolicyRead =
  { readonly kind: 'read'; readonly policy: AwsPolicy } | { readonly kind: 'malformed'; readonly problem: Problem };

/** Where a document stands within the replies of IAM's and other services' APIs. */
const WRAPPINGS: readonly (readonly string[])[] = [
  [],
  ['PolicyDocument'],
  ['PolicyVersion', 'Document'],
  ['AssumeRolePolicyDocument'],
  ['Role', 'AssumeRolePolicyDocument'],
];

/** Keys from the root to the policy document; undefined: there is none. */
export function policyDocumentPath(root: SourceNode): readonly string[] | undefined {
  return WRAPPINGS.find((path) => member(at(root, path), 'Statement') !== undefined);
}

/** Parses a policy's text. Anything AWS would refuse is `malformed`, with the place and what to do. */
export function parseAwsPolicy(
  text: string,
  file: string,
  options: { name?: string; attachedTo?: string } = {},
): AwsPolicyRead {
  const read = readJson(file, text);
  return read.kind === 'malformed' ? read : parseAwsPolicyTree(read.root, read.source, options);
}

/** As `parseAwsPolicy`, of a tree that was read before. */
export function parseAwsPolicyTree(
  root: SourceNode,
  source: SourceText,
  options: { name?: string; attachedTo?: string } = {},
): AwsPolicyRead {
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

function policyOf(root: SourceNode, source: SourceText, options: { name?: string; attachedTo?: string }): AwsPolicy {
  const path = policyDocumentPath(root);
  const document = path === undefined ? undefined : at(root, path);
  const statements = member(document, 'Statement');
  if (path === undefined || document?.kind !== 'object' || statements === undefined) {
    throw new Malformed(root.start, 'an IAM policy has a "Statement"; add one, or take the file out of the policies.');
  }
  known(document, ['Version', 'Id', 'Statement'], 'the policy');
  const version = member(document, 'Version');
  const date = version === undefined ? '2008-10-17' : stringOf(version);
  if (date !== '2012-10-17' && date !== '2008-10-17') {
    throw new Malformed(
      version?.start ?? root.start,
      'the Version of a policy is "2012-10-17" (or "2008-10-17"); write that.',
    );
  }
  const parsed = itemsOf(statements).map((node, index) => statementOf(node, index, source, date === '2012-10-17'));
  return {
    name: options.name ?? source.file,
    statements: parsed,
    resourceBased: parsed.some((statement) => statement.principals !== undefined),
    ...(options.attachedTo === undefined ? {} : { attachedTo: options.attachedTo }),
    document: { source, path, statements },
  };
}

const ELEMENTS = [
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'Condition',
];

function statementOf(node: SourceNode, index: number, source: SourceText, variables: boolean): AwsStatement {
  const ordinal = `statement ${index + 1}`;
  if (node.kind !== 'object') throw new Malformed(node.start, `${ordinal} is not an object; write {"Effect": …} here.`);
  known(node, ELEMENTS, ordinal);
  const sid = member(node, 'Sid');
  const label = sid === undefined ? '' : stringOf(sid);
  if (label === undefined) throw new Malformed(sid?.start ?? node.start, 'a Sid is a string; put it in quotes.');
  const effect = member(node, 'Effect');
  const allows = stringOf(effect);
  if (allows !== 'Allow' && allows !== 'Deny') {
    throw new Malformed(effect?.start ?? node.start, `the Effect of ${ordinal} must be "Allow" or "Deny", spelled so.`);
  }
  const actions = oneOf(node, 'Action', 'NotAction', ordinal);
  if (actions === undefined) throw new Malformed(node.start, `${ordinal} has neither Action nor NotAction; add one.`);
  const patterns = texts(actions.value, actions.not ? 'NotAction' : 'Action').map(({ text, start }) => {
    if (text === '*' || /^[\w*?-]+:[\w*?]+$/.test(text)) return text.toLowerCase();
    throw new Malformed(start, `"${text}" is not an action; write service:Action, for instance s3:GetObject.`);
  });
  const resources = oneOf(node, 'Resource', 'NotResource', ordinal);
  const principals = oneOf(node, 'Principal', 'NotPrincipal', ordinal);
  if (resources === undefined && principals === undefined) {
    throw new Malformed(node.start, `${ordinal} has neither Resource nor NotResource; add one.`);
  }
  return {
    effect: allows,
    reference: { label: label === '' ? ordinal : label, location: source.location(node) },
    actions: { not: actions.not, patterns },
    ...(resources === undefined
      ? {}
      : {
          resources: {
            not: resources.not,
            patterns: texts(resources.value, resources.not ? 'NotResource' : 'Resource').map(({ text, start }) => {
              if (text === '*' || text.startsWith('arn:') || text.startsWith('*'))
                return parseTemplate(text, variables);
              throw new Malformed(start, `"${text}" is not a resource; write an ARN (arn:aws:…) or "*".`);
            }),
          },
        }),
    ...(principals === undefined
      ? {}
      : { principals: { not: principals.not, members: principalsOf(principals.value) } }),
    conditions: conditionsOf(member(node, 'Condition'), variables),
  };
}

function principalsOf(node: SourceNode): PrincipalPattern[] {
  if (stringOf(node) === '*') return [{ kind: 'everyone' }];
  if (node.kind !== 'object')
    throw new Malformed(node.start, 'a Principal is "*" or an object such as {"AWS": "arn:aws:iam::…"}.');
  return node.members.flatMap(({ key, value }) =>
    texts(value, `Principal.${key}`).map(({ text }): PrincipalPattern => {
      if (key !== 'AWS') return { kind: 'other', type: key, value: text };
      if (text === '*') return { kind: 'everyone' };
      const account = /^(?:arn:[^:]+:iam::)?(\d{12})(?::root)?$/.exec(text)?.[1];
      return account === undefined ? { kind: 'arn', arn: text } : { kind: 'account', account };
    }),
  );
}

function conditionsOf(node: SourceNode | undefined, variables: boolean): ConditionTest[] {
  if (node === undefined) return [];
  if (node.kind !== 'object')
    throw new Malformed(node.start, 'a Condition is an object: {"StringEquals": {"key": "value"}}.');
  return node.members.flatMap((operator) => {
    const parsed = operatorOf(operator.key);
    if (parsed === undefined) {
      throw new Malformed(
        operator.keyStart,
        `"${operator.key}" is not a condition operator; correct its spelling (StringEquals, ArnLike, …).`,
      );
    }
    if (operator.value.kind !== 'object') {
      throw new Malformed(
        operator.value.start,
        `${operator.key} holds an object of condition keys: {"aws:SourceVpc": "vpc-1"}.`,
      );
    }
    const withVariables = variables && OPERATORS[parsed.base]?.variables === true;
    return operator.value.members.map(({ key, value }): ConditionTest => {
      const values = itemsOf(value).map((item) => {
        if (item.kind === 'scalar' && item.value !== null) return parseTemplate(String(item.value), withVariables);
        throw new Malformed(item.start, `the values of ${key} are strings, numbers or booleans; correct this one.`);
      });
      return { operator: operator.key, ...parsed, key, values };
    });
  });
}

/** `ForAnyValue:StringLikeIfExists` taken apart; undefined: no operator has this name. */
function operatorOf(name: string): Pick<ConditionTest, 'base' | 'set' | 'ifExists'> | undefined {
  const match = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(name);
  const base = match?.[2] ?? '';
  const ifExists = match?.[3] !== undefined;
  if (base === NULL_OPERATOR ? ifExists : !Object.hasOwn(OPERATORS, base)) return undefined;
  if (match?.[1] === undefined) return { base, ifExists };
  return { base, ifExists, set: match[1] === 'ForAllValues' ? 'all' : 'any' };
}

function oneOf(
  node: ObjectNode,
  name: string,
  negated: string,
  of: string,
): { value: SourceNode; not: boolean } | undefined {
  const plain = member(node, name);
  const not = member(node, negated);
  if (plain !== undefined && not !== undefined) {
    throw new Malformed(node.start, `${of} has both ${name} and ${negated}; keep one of them.`);
  }
  const value = plain ?? not;
  return value === undefined ? undefined : { value, not: plain === undefined };
}

function texts(node: SourceNode, element: string): { text: string; start: number }[] {
  return itemsOf(node).map((item) => {
    const text = stringOf(item);
    if (text === undefined)
      throw new Malformed(item.start, `${element} holds strings; put this value in quotes or take it out.`);
    return { text, start: item.start };
  });
}

/** An unknown key is refused as AWS does: a misspelt "Resouce" would otherwise change what is granted. */
function known(node: ObjectNode, keys: readonly string[], of: string): void {
  const odd = node.members.find(({ key }) => !keys.includes(key));
  if (odd === undefined) return;
  throw new Malformed(odd.keyStart, `${of} has the unknown key "${odd.key}"; its keys are ${keys.join(', ')}.`);
}

function at(root: SourceNode, path: readonly string[]): SourceNode | undefined {
  return path.reduce<SourceNode | undefined>((node, key) => member(node, key), root);
}
