import type { Member, SourceNode, SourceText } from '../../evaluate/document.js';
import type { EvidenceStep } from '../../model/call-site.js';
import type { Location } from '../../model/source.js';
import { at, itemsOf, memberOf, membersOf, scalarText } from '../document.js';
import type { Outcome, Properties } from '../model.js';
import {
  concatenated,
  environmentOutcome,
  limited,
  mapped,
  onlyLiteral,
  patternOf,
  textOutcome,
  through,
  unknownOutcome,
} from '../outcomes.js';
import { stageNamed } from '../places.js';
import { inForm } from '../resource-forms.js';
import { Effort } from '../effort.js';
import { cloudFormationKind } from '../resource-kinds.js';

/** Values that a deployment gives to parameters: `parameter_overrides` of a samconfig. */
export interface ParameterValues {
  readonly stage?: string;
  readonly values: Readonly<Record<string, Outcome>>;
}

export interface TemplateOptions {
  readonly parameters?: readonly ParameterValues[];
  /** Values of `${..}` in any text, in dialects that have such (Serverless Framework). */
  readonly interpolate?: (text: string) => readonly Outcome[] | undefined;
  /** What another template exports under a name. */
  readonly imported?: (name: string) => readonly Outcome[] | undefined;
}

/** References may go in circles, and long chains say nothing any more. */
const MAXIMUM_DEPTH = 24;
/** Parameters with more values than this are not deployments of one thing. */
const MOST_ALLOWED = 6;

/** "AWS CloudFormation User Guide": Pseudo parameters. */
const PSEUDO_PARAMETERS: Readonly<Record<string, readonly Outcome[]>> = {
  'AWS::Region': [environmentOutcome('AWS_REGION', 'the region')],
  'AWS::AccountId': [environmentOutcome('AWS_ACCOUNT_ID', 'the account')],
  'AWS::Partition': [textOutcome('aws')],
  'AWS::URLSuffix': [textOutcome('amazonaws.com')],
  'AWS::StackName': [unknownOutcome('the name of the stack')],
  'AWS::StackId': [unknownOutcome('the id of the stack')],
  'AWS::NoValue': [],
};

/** One template: the values that its properties have, as far as it shows them. */
export class CloudFormationTemplate {
  private readonly effort = new Effort();

  constructor(
    readonly source: SourceText,
    readonly root: SourceNode,
    private readonly options: TemplateOptions = {},
  ) {}

  get file(): string {
    return this.source.file;
  }

  resources(): readonly Member[] {
    return membersOf(memberOf(this.root, 'Resources')).filter(({ value }) => typeOf(value) !== undefined);
  }

  /** What the template exports under a name that is a plain text, or one with equal unknown parts. */
  exported(name: string): readonly Outcome[] | undefined {
    for (const { value } of membersOf(memberOf(this.root, 'Outputs'))) {
      const names = this.evaluate(at(value, 'Export', 'Name'));
      if (names.some(({ parts }) => patternOf(parts) === name)) return this.evaluate(memberOf(value, 'Value'));
    }
    return undefined;
  }

  /** Empty: nothing stands there. */
  evaluate(node: SourceNode | undefined, depth = 0): readonly Outcome[] {
    if (node === undefined) return [];
    if (depth === 0) this.effort.renew();
    if (depth > MAXIMUM_DEPTH || !this.effort.spend()) return [unknownOutcome('a value that refers to itself')];
    if (node.kind === 'scalar') {
      const text = scalarText(node);
      return text === undefined ? [] : (this.options.interpolate?.(text) ?? [textOutcome(text)]);
    }
    if (node.kind === 'array') return [unknownOutcome('a list')];
    const [only] = node.members;
    if (only === undefined || node.members.length > 1) return [unknownOutcome('an object')];
    return this.intrinsic(only.key, only.value, depth + 1);
  }

  properties(node: SourceNode | undefined): Properties {
    return {
      text: (...path) => this.evaluate(at(node, ...path)),
      count: (...path) => itemsOf(at(node, ...path)).length,
      keys: (...path) => membersOf(at(node, ...path)).map(({ key }) => key),
      location: (...path) => {
        const found = at(node, ...path);
        return found && this.source.location(found);
      },
    };
  }

  /** The names of a resource, with a step that says where it is declared. */
  names(id: string, resource: SourceNode, depth = 0): readonly Outcome[] {
    const type = typeOf(resource);
    const row = type === undefined ? undefined : cloudFormationKind(type)?.cloudFormation;
    if (type === undefined || row === undefined) return [];
    const given = row.name === undefined ? [] : this.evaluate(at(resource, 'Properties', row.name), depth + 1);
    const names = given.length > 0 ? given : [unknownOutcome(`the name that CloudFormation gives to ${id}`)];
    return names.flatMap((name) => through(this.step(`${id} is ${type} ${patternOf(name.parts)}`, id), [name]));
  }

  /** A sentence of evidence with the place of a resource or parameter. */
  private step(text: string, id: string): EvidenceStep {
    const location = this.locationOf(id);
    return location === undefined ? { text } : { text, location };
  }

  locationOf(id: string): Location | undefined {
    for (const section of ['Resources', 'Parameters']) {
      const member = membersOf(memberOf(this.root, section)).find(({ key }) => key === id);
      if (member) return { file: this.file, range: this.source.range(member.keyStart, member.keyEnd) };
    }
    return undefined;
  }

  private intrinsic(name: string, argument: SourceNode, depth: number): readonly Outcome[] {
    switch (name) {
      case 'Ref':
        return this.reference(scalarText(argument) ?? '', depth);
      case 'Fn::GetAtt': {
        const path =
          argument.kind === 'array' ? argument.items.map(scalarText) : (scalarText(argument) ?? '').split('.');
        const [id = '', ...attribute] = path;
        return this.attribute(id, attribute.join('.'), depth);
      }
      case 'Fn::Sub':
        return this.substituted(argument, depth);
      case 'Fn::Join': {
        const [separator, list] = itemsOf(argument);
        const between = scalarText(separator) ?? '';
        if (list?.kind !== 'array') return [unknownOutcome('joined items of a list')];
        const items = list.items.map((item) => this.evaluate(item, depth)).filter((item) => item.length > 0);
        return concatenated(items.flatMap((item, index) => (index > 0 ? [[textOutcome(between)], item] : [item])));
      }
      case 'Fn::If': {
        const [, yes, no] = itemsOf(argument);
        return limited([...this.evaluate(yes, depth), ...this.evaluate(no, depth)]);
      }
      case 'Fn::FindInMap':
        return this.found(itemsOf(argument), depth);
      case 'Fn::Select':
        return this.selected(itemsOf(argument), depth);
      case 'Fn::ImportValue': {
        const names = this.evaluate(argument, depth);
        const imported = names.flatMap(({ parts }) => this.options.imported?.(patternOf(parts)) ?? []);
        return imported.length > 0 ? imported : [unknownOutcome('what another stack exports')];
      }
      case 'Fn::ToJsonString':
      case 'Fn::Base64':
      default:
        return [unknownOutcome(name.replace(/^Fn::/, 'what ') + (name.startsWith('Fn::') ? ' gives' : ''))];
    }
  }

  private reference(id: string, depth: number): readonly Outcome[] {
    if (Object.hasOwn(PSEUDO_PARAMETERS, id)) return PSEUDO_PARAMETERS[id] ?? [];
    const parameter = at(this.root, 'Parameters', id);
    if (parameter !== undefined) return this.parameter(id, parameter);
    return this.formOf(id, undefined, depth);
  }

  private attribute(id: string, attribute: string, depth: number): readonly Outcome[] {
    return this.formOf(id, attribute, depth);
  }

  /** What `Ref` (no attribute) or `GetAtt` of a resource returns. */
  private formOf(id: string, attribute: string | undefined, depth: number): readonly Outcome[] {
    const unknown = [unknownOutcome(attribute === undefined ? id : `${attribute} of ${id}`)];
    const resource = at(this.root, 'Resources', id);
    const kind = cloudFormationKind(typeOf(resource) ?? '');
    const row = kind?.cloudFormation;
    if (resource === undefined || kind === undefined || row === undefined || depth > MAXIMUM_DEPTH) return unknown;
    const attributes = row.attributes ?? {};
    const form =
      attribute === undefined ? row.ref : Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
    return (form === undefined ? undefined : inForm(kind, form, this.names(id, resource, depth))) ?? unknown;
  }

  /** A parameter's value: what deployments give it, else each value it may have, else its default. */
  private parameter(id: string, parameter: SourceNode): readonly Outcome[] {
    const given = (this.options.parameters ?? []).flatMap(({ stage, values }): readonly Outcome[] => {
      const value = Object.hasOwn(values, id) ? values[id] : undefined;
      return value === undefined ? [] : [{ ...value, ...(stage === undefined ? {} : { stage }) }];
    });
    if (given.length > 0) return given;
    if (scalarText(memberOf(parameter, 'Type'))?.startsWith('AWS::SSM::') === true) {
      return [unknownOutcome(`the parameter ${id}, which is read from Parameter Store`)];
    }
    const allowed = itemsOf(memberOf(parameter, 'AllowedValues')).flatMap((item) => scalarText(item) ?? []);
    const isStage = allowed.some((value) => stageNamed(value) !== undefined);
    if (isStage && allowed.length <= MOST_ALLOWED) {
      return allowed.map((value) => ({
        ...textOutcome(value),
        stage: stageNamed(value) ?? value,
        steps: [this.step(`${id} may be ${value}`, id)],
      }));
    }
    const standard = scalarText(memberOf(parameter, 'Default'));
    if (standard === undefined || standard === '') return [unknownOutcome(`the parameter ${id}`)];
    const outcomes = this.options.interpolate?.(standard) ?? [textOutcome(standard)];
    return through(this.step(`${id} is ${standard} by default`, id), outcomes);
  }

  private substituted(argument: SourceNode, depth: number): readonly Outcome[] {
    const [first, own] = argument.kind === 'array' ? argument.items : [argument];
    const text = scalarText(first);
    if (text === undefined) return [unknownOutcome('a substituted text')];
    // `${!Literal}` is the text `${Literal}`.
    const pieces = text.split(/(\$\{[^}]*\})/).map((piece): readonly Outcome[] => {
      const name = /^\$\{([^}]*)\}$/.exec(piece)?.[1]?.trim();
      if (name === undefined) return [textOutcome(piece)];
      if (name.startsWith('!')) return [textOutcome(`\${${name.slice(1)}}`)];
      const given = own === undefined ? undefined : memberOf(own, name);
      if (given !== undefined) return this.evaluate(given, depth);
      const interpolated = this.options.interpolate?.(piece);
      if (interpolated !== undefined && !/^[\w:.]+$/.test(name)) return interpolated;
      const [id = '', ...attribute] = name.split('.');
      return attribute.length > 0 ? this.attribute(id, attribute.join('.'), depth) : this.reference(name, depth);
    });
    return concatenated(pieces);
  }

  /** A key that is not known may be any: each value is one that a deployment has. */
  private found([map, first, second]: readonly SourceNode[], depth: number): readonly Outcome[] {
    const entries = at(this.root, 'Mappings', onlyLiteral(this.evaluate(map, depth)) ?? '');
    const rows = this.matching(entries, first, depth);
    const values = rows.flatMap((row) =>
      this.matching(row.value, second, depth).map((cell) => ({ cell: cell.value, stage: row.stage ?? cell.stage })),
    );
    if (values.length === 0) return [unknownOutcome('a value of a mapping')];
    return limited(
      values.flatMap(({ cell, stage }) =>
        this.evaluate(cell, depth).map((outcome) => (stage === undefined ? outcome : { ...outcome, stage })),
      ),
    );
  }

  private matching(
    entries: SourceNode | undefined,
    key: SourceNode | undefined,
    depth: number,
  ): readonly { value: SourceNode; stage?: string }[] {
    const keys = this.evaluate(key, depth);
    const known = keys.flatMap((outcome) => {
      const value = memberOf(entries, patternOf(outcome.parts));
      return value === undefined ? [] : [{ value, ...(outcome.stage === undefined ? {} : { stage: outcome.stage }) }];
    });
    if (known.length > 0) return known;
    return membersOf(entries).map(({ key: name, value }) => {
      const stage = stageNamed(name);
      return { value, ...(stage === undefined ? {} : { stage }) };
    });
  }

  private selected([index, list]: readonly SourceNode[], depth: number): readonly Outcome[] {
    const wanted = Number(scalarText(index));
    if (list?.kind === 'array') return this.evaluate(list.items[wanted], depth);
    const split = list?.kind === 'object' ? memberOf(list, 'Fn::Split') : undefined;
    const [separator, text] = itemsOf(split);
    const between = scalarText(separator);
    if (between === undefined || text === undefined) return [unknownOutcome('an item of a list')];
    const outcomes = this.evaluate(text, depth);
    if (outcomes.some(({ parts }) => parts.some((part) => typeof part !== 'string'))) {
      return [unknownOutcome('a part of a text')];
    }
    return mapped(outcomes, (whole) => whole.split(between)[wanted] ?? '');
  }
}

/** The type of a resource: `AWS::S3::Bucket`. */
export const typeOf = (resource: SourceNode | undefined): string | undefined => scalarText(memberOf(resource, 'Type'));
