/**
 * The form in which client libraries are written down: rows of `receiver type + method (+ argument conditions) ->
 * operations, returned type, bound resource members`. Tables are plain data (JSON would do), so that a further
 * library, a further language or a user's own wrapper library is a further table and no code.
 *
 * ## Types
 * A type is named `namespace.Type` (`storage.Bucket`); within its own table the namespace may be left out.
 * Type expressions: `Bucket`, `Blob[]` (something one iterates over, or indexes), `[Bucket]` (a tuple whose first part
 * is a bucket: what Node's libraries resolve to), `this` (the receiver itself: builders).
 *
 * ## Sources
 * Where a bound member or an input member comes from. A text of one of four forms:
 * - `blob_name`, `options.prefix`: an argument by its name in `takes` (dotted: a member of it), else a member bound on the receiver;
 * - `=true`: this literal;
 * - `?what was gathered`: given, but never visible here, with the reason;
 * - `projects/{project}/topics/{name}`: a template of such names, and of `project`, the client's project. A part that
 *   is a whole name already (it begins as the template does) stands for the whole.
 *
 * Several joined by `|` are tried in turn: `database|=(default)`.
 * An argument that is an SDK value (a bucket where a bucket's name is expected) gives the member of the same name bound on it.
 */
export interface LibraryTable {
  /** As packages call it: `google-cloud-storage`, `@google-cloud/storage`. */
  readonly library: string;
  /** The library's reference: the source of all rows below that name no other. */
  readonly documentation: string;
  /** First part of the names of its types. */
  readonly namespace: string;
  /** The catalog's service id that its operations belong to; absent: none by itself (credentials). */
  readonly service?: string;
  /** Modules, several with the same exports separated by commas. A submodule that is not listed exports what its parent does. */
  readonly modules: Readonly<Record<string, ModuleRow>>;
  readonly types: Readonly<Record<string, TypeRow>>;
}

export interface ModuleRow {
  /**
   * Exported names (`default` for a default export; `()` for a module that is called itself) and what they are: the
   * name of a class, `module:<name>` for a module, `http:<library>#<class>` for one that sends any requests, or a function.
   */
  readonly exports?: Readonly<Record<string, string | MethodRow>>;
  /**
   * A protobuf package (`google.pubsub.v1`): the module exports its generated clients (`<Service>Client`,
   * `<Service>AsyncClient`) and messages. Names in `exports` go first.
   */
  readonly generated?: string;
}

export interface TypeRow {
  /** Where this type is documented, if not on the library's page. */
  readonly documentation?: string;
  /** What variables of this type are often called, beside its own name (`doc, ref`): used only for parameters without a type. */
  readonly knownAs?: string;
  /** Has all rows of that type too; its own go first. */
  readonly like?: string;
  /** A generated client that it wraps (`google.pubsub.v1.Publisher`): names without a row are its RPCs. */
  readonly wraps?: string;
  /** `new Type(..)`, `Type(..)`. Absent: it is got from other objects only. */
  readonly construct?: MethodRow;
  /** A type expression; `$member`: the text of a bound member (`$name`); `http:google#request`: a sender of any requests. */
  readonly properties?: Readonly<Record<string, string>>;
  /** Names, several with the same rows separated by commas. */
  readonly methods?: Readonly<Record<string, MethodEntry>>;
  /** Methods of the class itself. */
  readonly statics?: Readonly<Record<string, MethodEntry>>;
  /** What one iterates over. */
  readonly element?: string;
  /** What `with x as y` binds; absent: the value itself. */
  readonly entered?: string;
}

/**
 * A text is short for a row with these operations (separated by blanks; empty: no request). Of several rows all whose
 * conditions hold for sure, or may hold, are taken, up to and with the first that holds for sure.
 */
export type MethodEntry = string | MethodRow | readonly MethodRow[];

export interface MethodRow {
  /** Parameters in order, separated by commas: `blob_name, chunk_size`. Keyword arguments need not be listed. */
  readonly takes?: string;
  /** All must hold. */
  readonly when?: readonly Condition[];
  /** The requests made. A text is an operation's name. */
  readonly calls?: string | readonly (string | CallRow)[];
  /** A type expression; absent: nothing that one would follow. */
  readonly returns?: string;
  /** Members of the returned value: input members of later operations, by the API's names (dotted: of an object). Those of the receiver are kept. */
  readonly bind?: Readonly<Record<string, string>>;
  /** As `bind`, but added to the list of what calls before have gathered: the writes of a batch. */
  readonly gather?: Readonly<Record<string, string>>;
  /** Texts that hold several members: the first pattern that fits the argument gives its parts. */
  readonly parse?: { readonly argument: string; readonly patterns: readonly string[] };
  /** The client's configuration and credentials. */
  readonly configure?: ConfigureRow;
  /** Type expressions of what a function given as an argument receives. */
  readonly passes?: readonly string[];
  /** One sentence for the evidence: what it does behind its name. */
  readonly note?: string;
}

export interface CallRow {
  readonly operation: string;
  /** If not the table's. */
  readonly service?: string;
  /** Input members beside those that are bound. */
  readonly with?: Readonly<Record<string, string>>;
  /** All must hold. */
  readonly when?: readonly Condition[];
}

/** A condition on one argument (dotted: a member of it). */
export type Condition =
  | { readonly given: string }
  | { readonly absent: string }
  /**
   * The literal text matches this regular expression; `otherwise` is what counts where the argument is not given,
   * `words` what it means (following "needed ").
   */
  | { readonly argument: string; readonly matches: string; readonly otherwise?: string; readonly words: string }
  | { readonly argument: string; readonly is: boolean }
  /** An SDK value of that type, or plain `text`, `list`, `object`. */
  | { readonly argument: string; readonly type: string };

/** Sources of the parts of a client's configuration. */
export interface ConfigureRow {
  readonly project?: string;
  readonly keyFile?: string;
  readonly endpoint?: string;
  /** E-mail address of the account that is impersonated. */
  readonly serviceAccount?: string;
  /** OAuth scopes: a text or a list of texts. */
  readonly scopes?: string;
  /** An argument that is a credential of the tables: its scopes and key file become the client's. */
  readonly credentials?: string;
}
