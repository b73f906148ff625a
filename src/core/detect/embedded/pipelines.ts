import { isMap, isScalar, isSeq, LineCounter, parseAllDocuments } from 'yaml';
import type { Node, Pair, Scalar, YAMLMap } from 'yaml';
import type { LanguageId } from '../../model/source.js';
import { PIPELINES } from './file-names.js';
import { rewritten, ScriptBuilder } from './script.js';
import type { EmbeddedScript, SourceText } from './script.js';
import { commandOf, environmentHole, hole, prologue } from './shell-text.js';
import type { HostVariable } from './shell-text.js';
import { scalarText } from './yaml-text.js';

/** How one kind of pipeline file holds scripts. A further kind is a further row. */
interface PipelineForm {
  readonly files: RegExp;
  /** Keys whose text, or list of texts, is a script of the shell. */
  readonly scripts: readonly string[];
  /** Keys whose map (or list of `NAME=value`, of `name` and `value`) sets variables for the scripts beside and below it. */
  readonly variables: readonly string[];
  /** Key beside a script that names its interpreter. */
  readonly shell?: string;
  /** Variables in the values of variables are read. */
  readonly expands: boolean;
  /** What the host replaces before a shell sees the script. */
  readonly replaced?: readonly {
    readonly pattern: RegExp;
    readonly by: (match: RegExpMatchArray) => string | undefined;
  }[];
  /** Lists of `name`, `entrypoint`, `args`: containers that are run (Cloud Build). */
  readonly containers?: boolean;
}

const GITHUB: Omit<PipelineForm, 'files'> = {
  scripts: ['run'],
  variables: ['env'],
  shell: 'shell',
  expands: false,
  replaced: [
    {
      pattern: /\$\{\{\s*([\s\S]*?)\s*\}\}/g,
      by: ([, expression = '']) => {
        const variable = /^env\.(\w+)$/.exec(expression)?.[1];
        return variable === undefined ? hole(expression) : environmentHole(variable);
      },
    },
  ],
};

/**
 * By the references of the services: "Workflow syntax for GitHub Actions", "CI/CD YAML syntax reference" (GitLab), "Build
 * configuration file schema" (Cloud Build), "Configuration reference" (CircleCI), "YAML schema reference" (Azure
 * Pipelines), "Build specification reference" (CodeBuild), "Bitbucket Pipelines configuration reference".
 */
const FORMS: readonly PipelineForm[] = [
  { files: PIPELINES.github, ...GITHUB },
  {
    files: PIPELINES.gitlab,
    scripts: ['script', 'before_script', 'after_script'],
    variables: ['variables'],
    expands: true,
    replaced: [{ pattern: /\$\[\[\s*([\s\S]*?)\s*\]\]/g, by: ([, expression = '']) => hole(expression) }],
  },
  {
    files: PIPELINES.cloudbuild,
    scripts: ['script'],
    variables: ['env', 'substitutions'],
    expands: true,
    containers: true,
    replaced: [{ pattern: /\$\$/g, by: () => '$' }],
  },
  {
    files: PIPELINES.circleci,
    scripts: ['run', 'command'],
    variables: ['environment'],
    shell: 'shell',
    expands: true,
    replaced: [{ pattern: /<<\s*([\w.-]+)\s*>>/g, by: ([, name = '']) => hole(name) }],
  },
  {
    files: PIPELINES.azure,
    scripts: ['script', 'bash', 'inlineScript'],
    variables: ['variables', 'env'],
    expands: true,
    replaced: [
      {
        pattern: /\$\{\{\s*([\s\S]*?)\s*\}\}|\$\[\s*([^\]]*?)\s*\]/g,
        by: ([, one, other]) => hole(one ?? other ?? ''),
      },
      {
        pattern: /\$\(([A-Za-z_][\w.]*)\)/g,
        by: ([, name = '']) =>
          name.includes('.') || /[A-Z]/.test(name) ? environmentHole(name.replaceAll('.', '_')) : undefined,
      },
    ],
  },
  {
    files: PIPELINES.codebuild,
    scripts: ['commands', 'finally'],
    variables: ['variables'],
    expands: true,
  },
  { files: PIPELINES.bitbucket, scripts: ['script', 'after-script'], variables: [], expands: true },
];

/** Documents nested deeper are no pipeline. */
const MAXIMUM_DEPTH = 40;

/** The scripts of a pipeline file. What is no YAML has none. */
export function pipelineScripts(text: string, file: string): readonly EmbeddedScript[] {
  const form = FORMS.find(({ files }) => files.test(file));
  if (!form) return [];
  const source: SourceText = { text };
  const documents = parseAllDocuments(text, {
    lineCounter: new LineCounter(),
    logLevel: 'silent',
    uniqueKeys: false,
    customTags: [REFERENCE],
  });
  if (!Array.isArray(documents)) return [];
  const walk = new Walk(form, source);
  for (const document of documents) walk.visit(document.contents, [], 0);
  return walk.found;
}

/** GitLab's `!reference [job, script]` names lines of another job: nothing of this one. */
const REFERENCE = { tag: '!reference', collection: 'seq' as const };

class Walk {
  readonly found: EmbeddedScript[] = [];

  constructor(
    private readonly form: PipelineForm,
    private readonly source: SourceText,
  ) {}

  visit(node: Node | null | undefined, variables: readonly HostVariable[], depth: number): void {
    if (depth > MAXIMUM_DEPTH) return;
    if (isSeq(node)) {
      for (const item of node.items) this.visit(item as Node, variables, depth + 1);
      return;
    }
    if (!isMap(node)) return;
    const seen = [...variables];
    for (const { key, value } of node.items as Pair<Node, Node | null>[]) {
      if (isScalar(key) && this.form.variables.includes(String(key.value))) seen.push(...variablesOf(value));
      // CodeBuild: variables stand in `env`, scripts in `phases`.
      const inner = isScalar(key) && key.value === 'env' && isMap(value) ? value.get('variables', true) : undefined;
      if (inner && this.form.variables.includes('variables')) seen.push(...variablesOf(inner));
    }
    if (this.form.containers === true && this.#container(node, seen)) return;
    const shell = this.form.shell === undefined ? undefined : node.get(this.form.shell);
    for (const { key, value } of node.items as Pair<Node, Node | null>[]) {
      const name = isScalar(key) ? String(key.value) : '';
      const texts = this.form.scripts.includes(name) ? scalarsOf(value) : [];
      if (texts.length > 0) this.#add(texts, seen, languageOfShell(typeof shell === 'string' ? shell : undefined));
      else this.visit(value, seen, depth + 1);
    }
  }

  #add(texts: readonly Scalar[], variables: readonly HostVariable[], language: LanguageId | undefined): void {
    if (language === undefined) return;
    const builder = new ScriptBuilder(language);
    const replaced = (script: EmbeddedScript): EmbeddedScript =>
      (this.form.replaced ?? []).reduce((each, { pattern, by }) => rewritten(each, pattern, by), script);
    if (language === 'shellscript') builder.append(this.#prologue(variables));
    for (const text of texts) {
      const end = text.range?.[1] ?? 0;
      builder.append(replaced(scalarText(text, this.source))).put('\n', this.source, end, end);
    }
    this.found.push(builder.build());
  }

  #prologue(variables: readonly HostVariable[]): EmbeddedScript {
    const written = prologue(variables, this.source, this.form.expands);
    return (this.form.replaced ?? []).reduce((each, { pattern, by }) => rewritten(each, pattern, by), written);
  }

  /** A step of Cloud Build: its image's entry point with arguments, or a script that is given to a shell. */
  #container(node: YAMLMap, variables: readonly HostVariable[]): boolean {
    const image = node.get('name');
    const entrypoint = node.get('entrypoint');
    const list = node.get('args', true);
    if (typeof image !== 'string' || !list) return false;
    const program = typeof entrypoint === 'string' ? entrypoint : entryPointOf(image);
    const texts = scalarsOf(list);
    const [first, script] = texts;
    if (program === undefined || !first) return true;
    if (/(?:^|\/)(?:ba|z|da)?sh$/.test(program)) {
      if (script && /^-[a-z]*c$/.test(String(first.value))) this.#add([script], variables, 'shellscript');
      return true;
    }
    const builder = new ScriptBuilder('shellscript').append(this.#prologue(variables));
    const start = first.range?.[0] ?? 0;
    builder.put(`${program} `, this.source, start, start);
    const words = texts.map((text) => ({ text: rewritten(scalarText(text, this.source), /\$\$/g, () => '$') }));
    this.found.push(builder.append(commandOf(words, this.source)).build());
    return true;
  }
}

/** Images and the programs that they run ("Cloud builders", "Running the AWS CLI from Docker"). */
const ENTRY_POINTS: Readonly<Record<string, string>> = {
  gcloud: 'gcloud',
  gsutil: 'gsutil',
  bq: 'bq',
  curl: 'curl',
  wget: 'wget',
  'aws-cli': 'aws',
};

function entryPointOf(image: string): string | undefined {
  const name = image.replace(/[:@][^/]*$/, '').replace(/^.*\//, '');
  return Object.hasOwn(ENTRY_POINTS, name) ? ENTRY_POINTS[name] : undefined;
}

/** Interpreters of a step; others are no shell of ours (`pwsh`, `cmd`). */
function languageOfShell(shell: string | undefined): LanguageId | undefined {
  const name = shell?.trim().split(/\s+/)[0]?.replace(/^.*\//, '');
  if (name === undefined || /^(?:bash|sh|zsh|ksh|dash)$/.test(name)) return 'shellscript';
  if (/^python\d*$/.test(name)) return 'python';
  return name === 'node' ? 'javascript' : undefined;
}

/** A text, or the texts of a list (also of lists in it). */
function scalarsOf(node: Node | null | undefined): readonly Scalar[] {
  if (isScalar(node)) return typeof node.value === 'string' ? [node] : [];
  return isSeq(node) ? node.items.flatMap((item) => scalarsOf(item as Node)) : [];
}

function variablesOf(node: Node | null | undefined): readonly HostVariable[] {
  if (isMap(node)) {
    return (node.items as Pair<Node, Node | null>[]).flatMap(({ key, value }) => {
      // GitLab: `NAME: { value: x, description: y }`.
      const given = isMap(value) ? (value.get('value', true) as Node | undefined) : value;
      return isScalar(key) && isScalar(given) ? variableOf(String(key.value), given, key) : [];
    });
  }
  if (!isSeq(node)) return [];
  return node.items.flatMap((item): readonly HostVariable[] => {
    if (isMap(item)) {
      const value = item.get('value', true);
      const name = item.get('name');
      return typeof name === 'string' && isScalar(value) ? variableOf(name, value, value) : [];
    }
    const [, name, value] = isScalar(item) ? (/^(\w+)=([\s\S]*)$/.exec(String(item.value)) ?? []) : [];
    const [start = 0, end = 0] = isScalar(item) ? (item.range ?? []) : [];
    return name === undefined || value === undefined ? [] : [{ name, value, start, end }];
  });
}

const textOfScalar = ({ value }: Scalar): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

function variableOf(name: string, value: Scalar, key: Scalar): readonly HostVariable[] {
  if (value.value === null) return [];
  return [
    {
      name: name.replaceAll('.', '_'),
      value: textOfScalar(value),
      start: key.range?.[0] ?? 0,
      end: value.range?.[1] ?? 0,
    },
  ];
}
