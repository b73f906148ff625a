import { SourceText } from '../../evaluate/document.js';
import { at, documentsOf, membersOf, scalarText } from '../document.js';
import type { EnvironmentDefinition, InfrastructureFile, Outcome } from '../model.js';
import { stageNamed } from '../places.js';
import type { FormatReader } from '../reader.js';
import { define } from '../reader.js';
import type { ParameterValues } from './template.js';

/** An option of a samconfig file, with its place ("AWS SAM Developer Guide": SAM CLI configuration file). */
interface Option {
  /** The environment of the section: `default`, `prod`. */
  readonly environment: string;
  readonly key: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const SAM_CONFIG = /(?:^|\/)samconfig\.(?:toml|ya?ml)$/;

/** Region and parameters with which SAM deploys. */
export const samConfigReader: FormatReader = {
  format: 'sam-config',
  named: SAM_CONFIG,
  read: (files) => ({
    environment: files.flatMap((file): readonly EnvironmentDefinition[] => {
      const source = new SourceText(file.file, file.text);
      return optionsOf(file)
        .filter(({ key, value }) => key === 'region' && value !== '')
        .flatMap(({ environment, value, start, end }) => {
          const stage = stageOf(environment);
          return define('AWS_REGION', [{ parts: [value], steps: [] }], {
            format: 'sam-config',
            location: { file: file.file, range: source.range(start, end) },
            ...(stage === undefined ? {} : { stage }),
          });
        });
    }),
    problems: files.flatMap((file) => (file.file.endsWith('.toml') ? [] : (documentsOf(file).problem ?? []))),
  }),
};

/** What each environment of the file gives to a template's parameters. */
export function parametersOf(file: InfrastructureFile): readonly ParameterValues[] {
  const source = new SourceText(file.file, file.text);
  return optionsOf(file).flatMap(({ environment, key, value, start, end }): readonly ParameterValues[] => {
    if (key !== 'parameter_overrides') return [];
    const stage = stageOf(environment);
    const values: Record<string, Outcome> = {};
    for (const match of value.matchAll(/([A-Za-z0-9]+)=(?:\\?"((?:[^"\\])*)\\?"|([^\s"\\]+))/g)) {
      const [, name = '', quoted, plain] = match;
      const text = quoted ?? plain ?? '';
      const location = { file: file.file, range: source.range(start, end) };
      values[name] = { parts: [text], steps: [{ text: `${name} is ${text} in ${environment}`, location }] };
    }
    return [{ values, ...(stage === undefined ? {} : { stage }) }];
  });
}

const stageOf = (environment: string): string | undefined =>
  environment === 'default' ? undefined : (stageNamed(environment) ?? environment);

function optionsOf(file: InfrastructureFile): readonly Option[] {
  return file.file.endsWith('.toml') ? optionsOfToml(file.text) : optionsOfYaml(file);
}

/** Sections and single-line texts are all that these options need of TOML. */
function optionsOfToml(text: string): readonly Option[] {
  const options: Option[] = [];
  let environment = '';
  let offset = 0;
  for (const line of text.split('\n')) {
    const section = /^\s*\[\s*"?([\w-]+)"?\.[\w-]+\.parameters\s*\]/.exec(line)?.[1];
    if (section !== undefined) environment = section;
    else if (/^\s*\[/.test(line)) environment = '';
    const option = /^\s*([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|\[(.*)\])/.exec(line);
    if (option?.[1] !== undefined && environment !== '') {
      const value = option[2] ?? option[3] ?? (option[4] ?? '').replace(/["'],\s*["']|^\s*["']|["']\s*,?\s*$/g, ' ');
      const start = offset + line.indexOf(option[1]);
      options.push({ environment, key: option[1], value, start, end: offset + line.trimEnd().length });
    }
    offset += line.length + 1;
  }
  return options;
}

function optionsOfYaml(file: InfrastructureFile): readonly Option[] {
  const { roots } = documentsOf(file);
  return membersOf(roots[0]).flatMap(({ key: environment, value: commands }) =>
    membersOf(commands).flatMap(({ value: command }) =>
      membersOf(at(command, 'parameters')).map(({ key, value, keyStart }) => ({
        environment,
        key,
        value:
          value.kind === 'array'
            ? value.items.flatMap((item) => scalarText(item) ?? []).join(' ')
            : (scalarText(value) ?? ''),
        start: keyStart,
        end: value.end,
      })),
    ),
  );
}
