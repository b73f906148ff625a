import type { SourceNode, SourceText } from '../../evaluate/document.js';
import { at, documentsOf, itemsOf, memberOf, membersOf, scalarText } from '../document.js';
import type { InfrastructureFile, Outcome } from '../model.js';
import {
  concatenated,
  environmentOutcome,
  inStage,
  limited,
  literalOf,
  textOutcome,
  through,
  unknownOutcome,
} from '../outcomes.js';
import { folderOf, joinPath, stageNamed } from '../places.js';
import type { Workspace } from '../reader.js';
import { Effort } from '../effort.js';
import { withoutSecrets } from '../secrets.js';

/** Variables may refer to themselves. */
const MAXIMUM_DEPTH = 16;

/** Sources whose values stand in variables that the SDKs read too ("Serverless Framework": Variables). */
const OF_THE_DEPLOYMENT: Readonly<Record<string, Outcome>> = {
  'aws:accountId': environmentOutcome('AWS_ACCOUNT_ID', 'the account'),
  'aws:region': environmentOutcome('AWS_REGION', 'the region'),
};

/** The variables of one serverless.yml: `${self:custom.bucket}`, `${opt:stage, 'dev'}`, `${file(./names.yml):bucket}`. */
export class ServerlessVariables {
  private readonly folder: string;
  private readonly effort = new Effort();

  constructor(
    private readonly source: SourceText,
    private readonly root: SourceNode,
    private readonly workspace: Workspace,
  ) {
    this.folder = folderOf(source.file);
  }

  /** Undefined: the text has no variable. */
  resolve(text: string, depth = 0): readonly Outcome[] | undefined {
    if (depth === 0) this.effort.renew();
    const pieces: (readonly Outcome[])[] = [];
    let last = 0;
    for (const { start, end, inner } of variablesIn(text)) {
      pieces.push([textOutcome(text.slice(last, start))], this.variable(inner, depth + 1));
      last = end;
    }
    if (pieces.length === 0) return undefined;
    return concatenated([...pieces, [textOutcome(text.slice(last))]]);
  }

  private variable(inner: string, depth: number): readonly Outcome[] {
    const unknown = [unknownOutcome(inner.split(',')[0]?.trim() ?? inner)];
    if (depth > MAXIMUM_DEPTH || !this.effort.spend()) return unknown;
    // A variable within another is resolved first: its values are several variables.
    const nested = this.resolve(inner, depth);
    if (nested !== undefined) {
      const plain = nested.filter((outcome) => literalOf(outcome) !== undefined);
      if (plain.length === 0) return unknown;
      return limited(
        plain.flatMap((outcome) => inStage(outcome.stage, this.variable(literalOf(outcome) ?? '', depth + 1))),
      );
    }
    const possible: Outcome[] = [];
    for (const choice of splitChoices(inner)) {
      possible.push(...(this.choice(choice, depth) ?? []));
      // Whether a variable of whoever deploys is set is not known: then the next choice may count.
      if (possible.length > 0 && !choice.startsWith('env:')) break;
    }
    return possible.length > 0 ? possible : unknown;
  }

  /** Undefined: the source has no such value, and the next choice counts. */
  private choice(choice: string, depth: number): readonly Outcome[] | undefined {
    const quoted = /^(['"])(.*)\1$/.exec(choice)?.[2];
    if (quoted !== undefined) return [asStage(textOutcome(quoted))];
    if (Object.hasOwn(OF_THE_DEPLOYMENT, choice)) {
      const region = choice === 'aws:region' ? at(this.root, 'provider', 'region') : undefined;
      const given = region === undefined ? [] : this.valueOf(region, depth);
      return given.length > 0 ? given : [OF_THE_DEPLOYMENT[choice] ?? unknownOutcome(choice)];
    }
    const [, kind = '', path = ''] = /^([a-zA-Z]+):(.*)$/.exec(choice) ?? [];
    switch (kind) {
      case 'self':
        return this.member(this.root, path, this.source, depth);
      case 'env':
        return [environmentOutcome(path)];
      case 'opt':
        return path === 'stage' ? this.stages() : path === 'region' ? this.choice('aws:region', depth) : undefined;
      case 'sls':
        return path === 'stage' ? (this.stages() ?? [asStage(textOutcome('dev'))]) : undefined;
      case 'param':
        return this.parameter(path, depth);
      default:
        return this.ofFile(choice, depth);
    }
  }

  /** The stages that the file names; else the one that is deployed by default. */
  private stages(): readonly Outcome[] | undefined {
    const named = [memberOf(this.root, 'params'), ...membersOf(memberOf(this.root, 'custom')).map(({ value }) => value)]
      .map((node) =>
        membersOf(node)
          .map(({ key }) => key)
          .filter((key) => stageNamed(key) !== undefined),
      )
      .find((keys) => keys.length > 1);
    if (named !== undefined) return named.map((stage) => asStage(textOutcome(stage)));
    const standard = scalarText(at(this.root, 'provider', 'stage'));
    const own = standard === undefined ? undefined : /['"]([\w-]+)['"]\s*\}$|^([\w-]+)$/.exec(standard);
    const stage = own?.[1] ?? own?.[2];
    return stage === undefined ? undefined : [asStage(textOutcome(stage))];
  }

  private parameter(name: string, depth: number): readonly Outcome[] | undefined {
    const found = membersOf(memberOf(this.root, 'params')).flatMap(({ key, value }) => {
      const parameter = memberOf(value, name);
      if (parameter === undefined) return [];
      const outcomes = this.valueOf(parameter, depth);
      return key === 'default' ? outcomes : inStage(stageNamed(key) ?? key, outcomes);
    });
    return found.length > 0 ? found : undefined;
  }

  private ofFile(choice: string, depth: number): readonly Outcome[] | undefined {
    const [, name, path] = /^file\(([^)]+)\)(?::(.+))?$/.exec(choice) ?? [];
    const file = name === undefined ? undefined : this.file(name);
    if (file === undefined || path === undefined) return undefined;
    const { source, roots } = documentsOf(file);
    return roots[0] && this.member(roots[0], path, source, depth);
  }

  /** Another file that a variable names. */
  file(name: string): InfrastructureFile | undefined {
    const path = joinPath(this.folder, name.trim());
    return path === undefined || !/\.(?:ya?ml|json)$/.test(path) ? undefined : this.workspace.file(path);
  }

  private member(root: SourceNode, path: string, source: SourceText, depth: number): readonly Outcome[] | undefined {
    const keys = path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    const node = at(root, ...keys) ?? (path === 'provider.stage' ? undefined : this.throughText(root, keys, depth));
    if (node === undefined)
      return path === 'provider.stage' ? (this.stages() ?? [asStage(textOutcome('dev'))]) : undefined;
    if (path === 'provider.stage') return this.stages();
    const outcomes = withoutSecrets(path, this.valueOf(node, depth));
    return through({ text: `${path} is set`, location: source.location(node) }, outcomes);
  }

  /** `custom: ${file(./custom.yml)}` has its members in that file. */
  private throughText(root: SourceNode, keys: readonly (string | number)[], depth: number): SourceNode | undefined {
    for (let length = keys.length - 1; length > 0 && depth < MAXIMUM_DEPTH; length -= 1) {
      const text = scalarText(at(root, ...keys.slice(0, length)));
      const name = text === undefined ? undefined : /^\$\{file\(([^)$]+)\)\}$/.exec(text)?.[1];
      const file = name === undefined ? undefined : this.file(name);
      if (file !== undefined) return at(documentsOf(file).roots[0], ...keys.slice(length));
    }
    return undefined;
  }

  private valueOf(node: SourceNode, depth: number): readonly Outcome[] {
    const text = scalarText(node);
    if (text !== undefined) return this.resolve(text, depth) ?? [textOutcome(text)];
    return itemsOf(node).length > 0 || membersOf(node).length > 0 ? [unknownOutcome('an object')] : [];
  }
}

const asStage = (outcome: Outcome): Outcome => {
  const text = literalOf(outcome);
  const stage = text === undefined ? undefined : stageNamed(text);
  return stage === undefined ? outcome : { ...outcome, stage };
};

/** The outermost `${..}` of a text whose inside names a source; CloudFormation's own (`${AWS::Region}`) are not among them. */
function* variablesIn(text: string): Generator<{ start: number; end: number; inner: string }> {
  for (let start = text.indexOf('${'); start >= 0; start = text.indexOf('${', start + 2)) {
    let depth = 1;
    let end = start + 2;
    for (; end < text.length && depth > 0; end += 1) {
      if (text[end] === '{') depth += 1;
      else if (text[end] === '}') depth -= 1;
    }
    if (depth > 0) return;
    const inner = text.slice(start + 2, end - 1);
    if (/^\s*(?:[a-z][a-zA-Z]*(?::(?!:)|\()|['"])/.test(inner)) {
      yield { start, end, inner: inner.trim() };
      start = end - 2;
    }
  }
}

/** Values in the order in which they count: `opt:stage, self:custom.stage, 'dev'`. */
function splitChoices(inner: string): readonly string[] {
  return (inner.match(/(?:'[^']*'|"[^"]*"|\([^)]*\)|[^,])+/g) ?? []).map((choice) => choice.trim());
}
