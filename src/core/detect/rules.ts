import type { ClientConfiguration, Cloud, SdkId } from '../model/call-site.js';
import type { LanguageId } from '../model/source.js';
import type { ObjectValue, Value } from '../model/value.js';

/**
 * What a value of an SDK is, in the SDK's own terms: a module, a client class, a client, a bucket handle, a bound
 * method. Only the rule set that made it understands `kind`; the resolver just carries it along bindings.
 */
export interface SdkValue {
  readonly sdk: SdkId;
  /** The rule set's own type name: `module:boto3`, `client`, `storage.Bucket`, `method`. */
  readonly kind: string;
  /** The catalog's service id, where it is settled. */
  readonly service?: string;
  /** The name of a method or class this stands for. */
  readonly name?: string;
  /** Input members already settled by the receiver: the bucket of a blob handle. */
  readonly bound?: Readonly<Record<string, Value>>;
  readonly client?: ClientConfiguration;
  readonly declaredScopes?: readonly string[];
  /** The value this one was got from (a blob's bucket, a bound method's object). */
  readonly owner?: SdkValue;
}

/** The `property` that `SdkRules.member` is asked for when the name is computed at run time (`getattr(client, name)`). */
export const DYNAMIC_MEMBER = '*';

/** Arguments of a call as the resolver could evaluate them. */
export interface CallArguments {
  readonly positional: readonly ArgumentValue[];
  readonly named: Readonly<Record<string, ArgumentValue>>;
  /** Further arguments may be given that source does not show (`*args`, `**kwargs`). */
  readonly open: boolean;
}

/** An argument may be plain data, an SDK value (a command object, a bucket handle), or unknown. */
export type ArgumentValue = Value | { readonly kind: 'sdk'; readonly value: SdkValue };

/** An operation that a call performs. */
export interface OperationUse {
  readonly cloud: Cloud;
  readonly service: string;
  /** The catalog's name in any spelling, or `unknown` for a dynamic name (with `reason`). */
  readonly operation: string;
  readonly parameters: ObjectValue;
  readonly reason?: string;
  /** True when an argument stood for the request (see `CallMeaning.deferred`) and this call makes it. */
  readonly fromArgument?: boolean;
  /** How the client that makes it is set up, where each call says so itself (the options of a command line). */
  readonly client?: ClientConfiguration;
  /** Said when source leaves open whether the request is made (`blob.open(mode)`): a phrase that follows "needed ". */
  readonly when?: string;
}

/** What calling an SDK value does: the value it gives, and the requests it makes. */
export interface CallMeaning {
  readonly returns?: SdkValue;
  readonly operations: readonly OperationUse[];
  /**
   * Requests that the returned value stands for and that are made by whatever call it is handed to (a command object and
   * `client.send(command)`). This call is their site, unless it stands within the call that makes them.
   */
  readonly deferred?: readonly OperationUse[];
  /** What a function given as an argument receives, in the order of its parameters: `runTransaction(async (t) => ...)`. */
  readonly passes?: readonly (SdkValue | undefined)[];
  /** For the evidence chain: "get_paginator('list_objects_v2') pages through ListObjectsV2". */
  readonly note?: string;
}

/**
 * One SDK family's names: how clients are imported and built, how methods map to operations. It knows no grammar:
 * it sees names and values only. All methods are pure and answer undefined for what they do not know.
 */
export interface SdkRules {
  readonly sdk: SdkId;
  readonly cloud: Cloud;
  readonly languages: readonly LanguageId[];
  /** Literals, any of which a file must hold (in bytes) to be worth parsing: `boto3`, `@aws-sdk/`. */
  readonly marks: readonly string[];
  /** True when `normalised` may be the name of a call that makes a request (operation, helper, paginator, waiter). */
  isCandidate(normalised: string): boolean;
  /** What an import gives. `symbol` undefined: the module itself (`import boto3`, `import * as x`, `require`); `default` for default imports. */
  imported(module: string, symbol: string | undefined): SdkValue | undefined;
  /** What a name stands for that the file binds nowhere: of the language's own (`fetch`), or brought in by a script tag (`AWS`). */
  global?(name: string): SdkValue | undefined;
  /** What `value.property` is. */
  member(value: SdkValue, property: string): SdkValue | undefined;
  /** What `value(...)` or `new value(...)` does. */
  call(value: SdkValue, args: CallArguments): CallMeaning | undefined;
  /** The instance that a variable annotated with this class holds (`s3: S3Client`). */
  instance(value: SdkValue): SdkValue | undefined;
  /**
   * What a function given as an argument of this callable receives, told without a look at the arguments:
   * `s3.putObject(b -> b.bucket("reports"))`. Such an argument counts as what the function gives back (or, with
   * `changed`, as what its statements make of the first thing it receives).
   */
  takes?(value: SdkValue): readonly (SdkValue | undefined)[] | undefined;
  /** The value after an assignment to one of its members: `request.BucketName = x`. Undefined: it does not change by assignments. */
  assigned?(value: SdkValue, property: string, to: ArgumentValue): SdkValue | undefined;
  /** True for values that statements may change after they are made: request objects, builders. */
  changeable?(value: SdkValue): boolean;
  /** The service that a text names where a function of the workspace is asked for a client: `get_client("s3")`. */
  serviceNamed?(text: string): string | undefined;
  /** What one iterates over (`for page in value`, `for blob in client.list_blobs()`), or `with`/`await` gives: the element. */
  element(value: SdkValue): SdkValue | undefined;
  /** What `with value as x` binds, where it is not the value itself. */
  entered?(value: SdkValue): SdkValue | undefined;
  /** The plain data that a value stands for where data is wanted: the text a path function gives (`{"name": client.secret_path(p, s)}`). */
  data?(value: SdkValue): Value | undefined;
  /**
   * A value for a receiver whose origin is not visible (an untyped parameter): which client would a call of this
   * name on it be, given the services that the file or project uses? Confidence is the resolver's: medium when one, low else.
   */
  guess(normalisedMethod: string, usedServices: ReadonlySet<string>, hints?: GuessHints): readonly SdkValue[];
}

/** What else the source shows of a call on a receiver of unknown origin. */
export interface GuessHints {
  /** The last name of the receiver: `rds_client` of `self.rds_client.describe_db_instances()`. */
  readonly receiver?: string;
  readonly arguments: CallArguments;
  /** Kinds of SDK values that the file was seen to hold, each with its service: `resource s3`. */
  readonly kinds?: ReadonlySet<string>;
  /** True while it is only asked whether a guess is worth the evaluation of the arguments (they are none then): all that may fit. */
  readonly asking?: boolean;
}
