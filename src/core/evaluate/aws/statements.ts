import { globPattern, literalPattern, type Pattern, relation } from '../pattern.js';
import type { AwsPolicy, AwsStatement } from './policy.js';

/** A statement with the policy it stands in. */
export interface PlacedStatement {
  readonly statement: AwsStatement;
  readonly policy: AwsPolicy;
}

interface Entry extends PlacedStatement {
  readonly ordinal: number;
  readonly patterns: readonly ActionPattern[];
}

/** `s3:Get*` is told by its beginning alone, as nearly all patterns of real policies are. */
type ActionPattern = { readonly prefix: string } | { readonly pattern: Pattern };

function actionPattern(text: string): ActionPattern {
  return /^[^*?]*\*$/.test(text) ? { prefix: text.slice(0, -1) } : { pattern: globPattern(text) };
}

/** Which statements of a list of policies name an action: looked up by the action, so that most are never touched. */
class ActionIndex {
  private readonly exact = new Map<string, Entry[]>();
  private readonly byService = new Map<string, Entry[]>();
  private readonly others: Entry[] = [];
  private readonly answers = new Map<string, readonly PlacedStatement[]>();

  constructor(policies: readonly AwsPolicy[]) {
    let ordinal = 0;
    for (const policy of policies) for (const statement of policy.statements) this.add(policy, statement, ordinal++);
  }

  private add(policy: AwsPolicy, statement: AwsStatement, ordinal: number): void {
    const wild: Record<string, ActionPattern[]> = {};
    const general: ActionPattern[] = [];
    for (const text of statement.actions.patterns) {
      const service = /^[^*?:]+(?=:)/.exec(text)?.[0];
      if (statement.actions.not || service === undefined) general.push(actionPattern(text));
      else if (/[*?]/.test(text)) (wild[service] ??= []).push(actionPattern(text));
      else push(this.exact, text, { policy, statement, ordinal, patterns: [] });
    }
    for (const [service, patterns] of Object.entries(wild))
      push(this.byService, service, { policy, statement, ordinal, patterns });
    if (general.length > 0) this.others.push({ policy, statement, ordinal, patterns: general });
  }

  find(action: string): readonly PlacedStatement[] {
    const known = this.answers.get(action);
    if (known !== undefined) return known;
    const service = action.slice(0, Math.max(0, action.indexOf(':')));
    const literal = literalPattern(action);
    const named = (entry: Entry): boolean =>
      entry.patterns.some((each) =>
        'prefix' in each ? action.startsWith(each.prefix) : relation(each.pattern, literal) === 'covers',
      );
    const found = new Map<number, Entry>();
    for (const entry of this.exact.get(action) ?? []) found.set(entry.ordinal, entry);
    for (const entry of this.byService.get(service) ?? []) if (named(entry)) found.set(entry.ordinal, entry);
    for (const entry of this.others) if (named(entry) !== entry.statement.actions.not) found.set(entry.ordinal, entry);
    const answer = [...found.values()].sort((a, b) => a.ordinal - b.ordinal);
    this.answers.set(action, answer);
    return answer;
  }
}

function push(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [entry]);
  else list.push(entry);
}

const indices = new WeakMap<readonly AwsPolicy[], ActionIndex>();

/** The statements whose Action or NotAction takes in the action (any case), in the order of the policies. */
export function statementsFor(policies: readonly AwsPolicy[], action: string): readonly PlacedStatement[] {
  let index = indices.get(policies);
  if (index === undefined) {
    index = new ActionIndex(policies);
    indices.set(policies, index);
  }
  return index.find(action.toLowerCase());
}
