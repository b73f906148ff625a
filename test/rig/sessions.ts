/** One opening of VS Code in which a folder of host tests runs. */
export interface HostSession {
  readonly name: string;
  /** The test files lie directly in this folder below test/host. */
  readonly tests: string;
  /** The workspace: a copy of this folder of the project, so that tests may change its files. */
  readonly folder: string;
  /** True opens it in restricted mode (a workspace that the user has not trusted). */
  readonly restricted: boolean;
}

/** A further state of the editor in which tests must run is a further row. */
export const HOST_SESSIONS: readonly HostSession[] = [
  { name: 'example', tests: '.', folder: 'examples/agent-app', restricted: false },
  { name: 'restricted', tests: 'restricted', folder: 'examples/agent-app', restricted: true },
];
