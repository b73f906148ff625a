/** Libraries around the SDKs whose methods make requests by other names: transfer managers, mappers, presigners. */
export type HelperSdk =
  | 'js-v2'
  | 'js-v3'
  | 'java-v1'
  | 'java-v2'
  | 'dotnet'
  | 'go-v1'
  | 'go-v2'
  | 'cpp'
  | 'swift'
  | 'ruby'
  | 'php'
  | 'python-powertools'
  | 'typescript-powertools';

/** The table `helpers.aws` (`catalog/curated/aws/helpers.yaml`). */
export interface HelperTable {
  readonly helpers: readonly Helper[];
}

/** One module of a library, for one service. */
export interface Helper {
  readonly sdk: HelperSdk;
  /** Package, namespace or header, as it is imported. */
  readonly module: string;
  readonly service: string;
  /** The documentation page that says what is requested. */
  readonly page: string;
  /**
   * `Class.method`, or a function or class alone -> the operations that it requests. With a second text only in that case:
   * a phrase that follows "needed ". None: the method makes no request of its own.
   */
  readonly methods: Readonly<Record<string, readonly (readonly [operation: string, when?: string])[]>>;
}
