import type { EvidenceStep } from '../../model/call-site.js';
import type { Outcome } from '../model.js';
import { concatenated, inStage, limited, literalOf, textOutcome, unknownOutcome } from '../outcomes.js';
import { withoutSecrets } from '../secrets.js';
import { Effort } from '../effort.js';
import { callFunction } from './functions.js';
import { referenceText } from './references.js';
import { calledModule, locationIn } from './module.js';
import type { Placed, Scope, TerraformModule, VariableFile } from './module.js';
import type { HclBlock, HclExpression, HclStep } from './syntax.js';

/** An expression that all references of variables and locals have led to, with what is taken of it. */
export interface Terminal {
  readonly expression: HclExpression;
  readonly path: readonly HclStep[];
  readonly scope: Scope;
  readonly steps: readonly EvidenceStep[];
  readonly stage?: string;
}

const MAXIMUM_DEPTH = 24;
/** Of collections and calls with more members, a part. */
const MOST_TERMINALS = 32;

/** The values that expressions of the workspace's modules have, as far as the files show them. */
export class TerraformValues {
  private readonly effort = new Effort();

  constructor(private readonly modules: ReadonlyMap<string, TerraformModule>) {}

  /** Empty: the value is null, or there is none. */
  evaluate(expression: HclExpression, scope: Scope, depth = 0): readonly Outcome[] {
    return limited(
      this.terminals(expression, [], scope, depth).flatMap((terminal) =>
        inStage(
          terminal.stage,
          this.textOf(terminal, depth).map((outcome) => ({ ...outcome, steps: [...terminal.steps, ...outcome.steps] })),
        ),
      ),
    );
  }

  /** Follows references to variables, locals, outputs and members of literal collections. */
  terminals(expression: HclExpression, path: readonly HclStep[], scope: Scope, depth = 0): readonly Terminal[] {
    if (depth === 0) this.effort.renew();
    if (depth > MAXIMUM_DEPTH || !this.effort.spend()) return [];
    const next = depth + 1;
    switch (expression.kind) {
      case 'access':
        return this.terminals(expression.of, [...expression.path, ...path], scope, next);
      case 'reference':
        return this.referred(expression, [...expression.path, ...path], scope, next);
      case 'conditional':
        return this.branches(expression, path, scope, next);
      case 'object':
      case 'list':
        return path.length === 0
          ? [{ expression, path, scope, steps: [] }]
          : this.inCollection(expression, path, scope, next).slice(0, MOST_TERMINALS);
      case 'call':
        return this.ofCall(expression, path, scope, next);
      default:
        return [{ expression, path, scope, steps: [] }];
    }
  }

  /** The members of what an expression leads to; a list of texts counts as a set, whose keys are its items. */
  entries(expression: HclExpression, scope: Scope, depth = 0): readonly (Terminal & { readonly key: string })[] {
    return this.terminals(expression, [], scope, depth).flatMap((terminal): (Terminal & { readonly key: string })[] => {
      const { expression: found } = terminal;
      if (terminal.path.length > 0) return [];
      if (found.kind === 'object') {
        return found.members.flatMap(({ key, value }) =>
          key === undefined ? [] : [{ ...terminal, key, expression: value }],
        );
      }
      if (found.kind === 'list') {
        return found.items.flatMap((item, at) => {
          const key =
            item.kind === 'literal' || item.kind === 'template'
              ? this.literal(item, terminal.scope, depth + 1)
              : String(at);
          return key === undefined ? [] : [{ ...terminal, key, expression: item }];
        });
      }
      if (found.kind === 'call' && found.name === 'merge') {
        const merged = new Map<string, Terminal & { readonly key: string }>();
        for (const each of found.arguments) {
          for (const entry of this.entries(each, terminal.scope, depth + 1)) merged.set(entry.key, entry);
        }
        return [...merged.values()];
      }
      return [];
    });
  }

  /** The text of an expression that has one value only. */
  literal(expression: HclExpression, scope: Scope, depth = 0): string | undefined {
    const [only, ...others] = this.evaluate(expression, scope, depth);
    return only === undefined || others.length > 0 ? undefined : literalOf(only);
  }

  /** A resource's scope: its `each` is what its for_each holds. */
  scopeOf({ part: block, file }: Placed<HclBlock>, scope: Scope, key?: string): Scope {
    const forEach = block.body.attributes.get('for_each')?.value;
    const own = { ...scope, file };
    return forEach === undefined
      ? own
      : { ...own, each: { of: forEach, scope: own, ...(key === undefined ? {} : { key }) } };
  }

  private referred(
    expression: HclExpression & { kind: 'reference' },
    path: readonly HclStep[],
    scope: Scope,
    depth: number,
  ): readonly Terminal[] {
    const [name, ...rest] = path;
    if (typeof name === 'string') {
      switch (expression.root) {
        case 'var':
          return this.variable(name, rest, scope, depth);
        case 'local': {
          const local = scope.module.locals.get(name);
          if (local === undefined) break;
          return this.terminals(local.part.value, rest, { ...scope, file: local.file }, depth);
        }
        case 'each':
          return this.each(name, rest, scope, depth);
        case 'module':
          return this.output(name, rest, scope, depth);
      }
    }
    return [{ expression: { ...expression, path: [] }, path, scope, steps: [] }];
  }

  /** What callers, files of variables and the default give to a variable. */
  private variable(name: string, path: readonly HclStep[], scope: Scope, depth: number): readonly Terminal[] {
    const { module } = scope;
    const declared = module.variables.get(name);
    const unknown: Terminal = {
      expression: { kind: 'reference', root: `var.${name}`, path: [], start: 0, end: 0 },
      path: [],
      scope,
      steps: [],
    };
    const sensitive = declared?.part.body.attributes.get('sensitive')?.value;
    if (sensitive?.kind === 'literal' && sensitive.value === true) return [unknown];
    const calls = scope.call === undefined ? module.callers : [scope.call];
    const given = calls.flatMap(({ block, scope: caller }) => {
      const value = block.body.attributes.get(name)?.value;
      return value === undefined
        ? []
        : this.terminals(value, path, this.scopeOf({ part: block, file: caller.file }, caller), depth);
    });
    if (given.length > 0) return given.slice(0, MOST_TERMINALS);
    const ofFile = ({ file }: VariableFile, stage?: string): readonly Terminal[] => {
      const attribute = file.body.attributes.get(name);
      if (attribute === undefined) return [];
      const step = { text: `var.${name} is set`, location: locationIn(file, attribute) };
      return this.terminals(attribute.value, path, { module, file }, depth).map((terminal) => ({
        ...terminal,
        steps: [step, ...terminal.steps],
        ...(stage === undefined ? {} : { stage }),
      }));
    };
    const standard = declared?.part.body.attributes.get('default');
    const byDefault = (): readonly Terminal[] => {
      if (declared === undefined || standard === undefined) return [unknown];
      const step = { text: `var.${name} has a default`, location: locationIn(declared.file, standard) };
      const found = this.terminals(standard.value, path, { module, file: declared.file }, depth);
      return found.map((terminal) => ({ ...terminal, steps: [step, ...terminal.steps] }));
    };
    const always = module.variableFiles.filter(({ stage }) => stage === undefined).flatMap((file) => ofFile(file));
    const fallback = (): readonly Terminal[] => (always.length > 0 ? always : byDefault());
    const stages = new Set(module.variableFiles.flatMap(({ stage }) => stage ?? []));
    if (stages.size === 0) return fallback();
    return [...stages].flatMap((stage): readonly Terminal[] => {
      const own = module.variableFiles.filter((each) => each.stage === stage).flatMap((file) => ofFile(file, stage));
      return own.length > 0 ? own : fallback().map((terminal) => ({ ...terminal, stage }));
    });
  }

  private each(name: string, path: readonly HclStep[], scope: Scope, depth: number): readonly Terminal[] {
    const { each } = scope;
    if (each === undefined) return [];
    const entries = this.entries(each.of, each.scope, depth).filter(
      ({ key }) => each.key === undefined || key === each.key,
    );
    return entries.slice(0, MOST_TERMINALS).flatMap((entry): readonly Terminal[] => {
      if (name !== 'key') return this.terminals(entry.expression, path, entry.scope, depth);
      const { start, end } = entry.expression;
      return [{ ...entry, expression: { kind: 'literal', value: entry.key, start, end }, path: [] }];
    });
  }

  private output(name: string, path: readonly HclStep[], scope: Scope, depth: number): readonly Terminal[] {
    const block = scope.module.calls.get(name);
    const [output, ...rest] = path.filter((step, at) => at > 0 || typeof step !== 'number');
    const call = block && { block: block.part, scope: this.scopeOf(block, scope) };
    const called = call && calledModule(call, this.modules);
    const found = typeof output === 'string' ? called?.outputs.get(output) : undefined;
    const value = found?.part.body.attributes.get('value')?.value;
    if (call === undefined || called === undefined || found === undefined || value === undefined) {
      const expression = { kind: 'reference' as const, root: `module.${name}`, path: [], start: 0, end: 0 };
      return [{ expression, path, scope, steps: [] }];
    }
    return this.terminals(value, rest, { module: called, file: found.file, call }, depth);
  }

  /** Where the condition compares a value that is known, the branch of each value; else both. */
  private branches(
    { condition, yes, no }: HclExpression & { kind: 'conditional' },
    path: readonly HclStep[],
    scope: Scope,
    depth: number,
  ): readonly Terminal[] {
    const both = (): readonly Terminal[] => [yes, no].flatMap((branch) => this.terminals(branch, path, scope, depth));
    if (condition.kind !== 'comparison') return both();
    const right = this.literal(condition.right, scope, depth);
    const lefts = this.evaluate(condition.left, scope, depth);
    if (right === undefined || lefts.length === 0 || lefts.some((left) => literalOf(left) === undefined)) return both();
    return lefts.flatMap((left) => {
      const branch = (literalOf(left) === right) === condition.equal ? yes : no;
      return this.terminals(branch, path, scope, depth).flatMap((terminal): readonly Terminal[] => {
        if (left.stage === undefined) return [terminal];
        return terminal.stage === undefined || terminal.stage === left.stage
          ? [{ ...terminal, stage: left.stage }]
          : [];
      });
    });
  }

  private inCollection(
    collection: HclExpression & { kind: 'object' | 'list' },
    [step, ...rest]: readonly HclStep[],
    scope: Scope,
    depth: number,
  ): readonly Terminal[] {
    if (step === undefined) return [];
    const values = collection.kind === 'list' ? collection.items : collection.members.map(({ value }) => value);
    const every = (): readonly Terminal[] => values.flatMap((value) => this.terminals(value, rest, scope, depth));
    if (step === '*') return every();
    if (collection.kind === 'list') {
      const item = typeof step === 'number' ? collection.items[step] : undefined;
      return item === undefined ? every() : this.terminals(item, rest, scope, depth);
    }
    const keys = typeof step === 'object' ? this.evaluate(step, scope, depth) : [textOutcome(String(step))];
    if (keys.length === 0 || keys.some((key) => literalOf(key) === undefined)) return every();
    return keys.flatMap((key) => {
      const member = collection.members.findLast((each) => each.key === literalOf(key));
      const found = member === undefined ? [] : this.terminals(member.value, rest, scope, depth);
      return key.stage === undefined ? found : found.map((terminal) => ({ stage: key.stage ?? '', ...terminal }));
    });
  }

  /** Functions that hand on one of their arguments, or a member of it. */
  private ofCall(
    call: HclExpression & { kind: 'call' },
    path: readonly HclStep[],
    scope: Scope,
    depth: number,
  ): readonly Terminal[] {
    const [first, second, third] = call.arguments;
    const firstThatGives = (expressions: readonly HclExpression[]): readonly Terminal[] => {
      for (const each of expressions) {
        const found = this.terminals(each, path, scope, depth).filter(
          ({ expression }) =>
            !(expression.kind === 'literal' && (expression.value === null || expression.value === '')),
        );
        if (found.length > 0) return found;
      }
      return [];
    };
    switch (call.name) {
      case 'toset':
      case 'tomap':
      case 'tolist':
      case 'tostring':
      case 'sensitive':
      case 'nonsensitive':
        return first === undefined ? [] : this.terminals(first, path, scope, depth);
      case 'one':
        return first === undefined ? [] : this.terminals(first, ['*', ...path], scope, depth);
      case 'try':
      case 'coalesce':
        return firstThatGives(call.arguments);
      case 'merge':
        return path.length === 0
          ? [{ expression: call, path, scope, steps: [] }]
          : firstThatGives([...call.arguments].reverse());
      case 'lookup': {
        const found = first && second ? this.terminals(first, [second, ...path], scope, depth) : [];
        return found.length > 0 || third === undefined ? found : this.terminals(third, path, scope, depth);
      }
      case 'element':
        return first && second
          ? this.terminals(first, [second.kind === 'literal' ? Number(second.value) : second, ...path], scope, depth)
          : [];
      default:
        return [{ expression: call, path, scope, steps: [] }];
    }
  }

  private textOf({ expression, path, scope }: Terminal, depth: number): readonly Outcome[] {
    switch (expression.kind) {
      case 'literal':
        return expression.value === null ? [] : [textOutcome(String(expression.value))];
      case 'template':
        return concatenated(
          expression.parts.map((part) => {
            const outcomes = this.evaluate(part, scope, depth + 1);
            const name = part.kind === 'reference' ? nameOf(part) : 'a value';
            if (outcomes.length === 0) return [unknownOutcome(name)];
            return /^(?:var|local)\./.test(name) ? withoutSecrets(name, outcomes) : outcomes;
          }),
        );
      case 'reference':
        return referenceText(this, expression.root, path, scope, depth);
      case 'call':
        return (
          callFunction(expression.name, expression.arguments, (argument) =>
            this.evaluate(argument, scope, depth + 1),
          ) ?? [unknownOutcome(`what ${expression.name} gives`)]
        );
      default:
        return [unknownOutcome('a computed value')];
    }
  }
}

/** As it is written, without computed parts: `var.stage`. */
const nameOf = ({ root, path }: HclExpression & { kind: 'reference' }): string =>
  [root, ...path.filter((step) => typeof step !== 'object')].join('.');
