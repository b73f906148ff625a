import type { SourceText } from '../../evaluate/document.js';
import type { Problem } from '../../model/inventory.js';

/** Offsets in UTF-16 code units. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** An expression of Terraform's language, as far as names are made of it ("Terraform Language": Expressions). */
export type HclExpression =
  | (Span & { readonly kind: 'literal'; readonly value: string | number | boolean | null })
  | (Span & { readonly kind: 'template'; readonly parts: readonly HclExpression[] })
  /** `var.stage`, `aws_s3_bucket.reports[0].arn`, `each.key`. */
  | (Span & { readonly kind: 'reference'; readonly root: string; readonly path: readonly HclStep[] })
  /** A member of what is no reference: `{ a = 1 }.a`, `lookup(..)["x"]`. */
  | (Span & { readonly kind: 'access'; readonly of: HclExpression; readonly path: readonly HclStep[] })
  | (Span & { readonly kind: 'call'; readonly name: string; readonly arguments: readonly HclExpression[] })
  | (Span & { readonly kind: 'object'; readonly members: readonly HclMember[] })
  | (Span & { readonly kind: 'list'; readonly items: readonly HclExpression[] })
  | (Span & {
      readonly kind: 'conditional';
      readonly condition: HclExpression;
      readonly yes: HclExpression;
      readonly no: HclExpression;
    })
  | (Span & {
      readonly kind: 'comparison';
      readonly equal: boolean;
      readonly left: HclExpression;
      readonly right: HclExpression;
    })
  /** What names are not made of: arithmetic, `for`, a part that cannot be parsed. */
  | (Span & { readonly kind: 'other' });

/** `.name` or `["name"]`, `[0]`, `[each.key]`; a splat is `*`. */
export type HclStep = string | number | HclExpression;

export interface HclMember {
  /** Undefined: the key is computed. */
  readonly key: string | undefined;
  readonly value: HclExpression;
  readonly start: number;
}

export interface HclBody {
  readonly attributes: ReadonlyMap<string, HclAttribute>;
  readonly blocks: readonly HclBlock[];
}

export interface HclAttribute extends Span {
  readonly name: string;
  readonly value: HclExpression;
}

/** `resource "aws_s3_bucket" "reports" { .. }`: type, labels and body. */
export interface HclBlock extends Span {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: HclBody;
  /** After the type and labels. */
  readonly headEnd: number;
}

/** A parsed file. Of a malformed one, what the parser could make of it. */
export interface HclFile {
  readonly source: SourceText;
  readonly body: HclBody;
  readonly problem?: Problem;
}

export const EMPTY_BODY: HclBody = { attributes: new Map(), blocks: [] };
