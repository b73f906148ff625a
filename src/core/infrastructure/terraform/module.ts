import type { Location } from '../../model/source.js';
import { baseName, folderOf, joinPath, stageNamed, stageOfFile } from '../places.js';
import type { HclAttribute, HclBlock, HclExpression, HclFile } from './syntax.js';

/** A block or attribute with the file it stands in. */
export interface Placed<Part> {
  readonly part: Part;
  readonly file: HclFile;
}

/** Where the names of an expression are looked up. */
export interface Scope {
  readonly module: TerraformModule;
  readonly file: HclFile;
  /** The call that gives the module's variables; absent: any of its calls. */
  readonly call?: ModuleCall;
  /** What `each` stands for. */
  readonly each?: { readonly of: HclExpression; readonly scope: Scope; readonly key?: string };
}

export interface ModuleCall {
  readonly block: HclBlock;
  readonly scope: Scope;
}

/** Values of variables that a file gives: `terraform.tfvars` always, `prod.tfvars` where it is asked for. */
export interface VariableFile {
  readonly file: HclFile;
  readonly stage?: string;
}

/** All files of one folder ("Terraform Language": Modules). */
export class TerraformModule {
  readonly variables = new Map<string, Placed<HclBlock>>();
  readonly locals = new Map<string, Placed<HclAttribute>>();
  readonly outputs = new Map<string, Placed<HclBlock>>();
  /** By `type.name`; those that are only read, by `data.type.name`. */
  readonly resources = new Map<string, Placed<HclBlock>>();
  readonly calls = new Map<string, Placed<HclBlock>>();
  readonly providers: Placed<HclBlock>[] = [];
  readonly variableFiles: VariableFile[] = [];
  /** Calls of this module in others. */
  readonly callers: ModuleCall[] = [];

  constructor(readonly folder: string) {}

  add(file: HclFile): void {
    for (const block of file.body.blocks) {
      const placed = { part: block, file };
      const [first = '', second = ''] = block.labels;
      switch (block.type) {
        case 'variable':
          this.variables.set(first, placed);
          break;
        case 'output':
          this.outputs.set(first, placed);
          break;
        case 'module':
          this.calls.set(first, placed);
          break;
        case 'provider':
          this.providers.push(placed);
          break;
        case 'resource':
          this.resources.set(`${first}.${second}`, placed);
          break;
        case 'data':
          this.resources.set(`data.${first}.${second}`, placed);
          break;
        case 'locals':
          for (const attribute of block.body.attributes.values()) {
            this.locals.set(attribute.name, { part: attribute, file });
          }
          break;
      }
    }
  }
}

/** The modules of the workspace by folder, each knowing who calls it. */
export function modulesOf(files: readonly HclFile[]): ReadonlyMap<string, TerraformModule> {
  const modules = new Map<string, TerraformModule>();
  const moduleAt = (folder: string): TerraformModule => {
    let module = modules.get(folder);
    if (module === undefined) modules.set(folder, (module = new TerraformModule(folder)));
    return module;
  };
  const variableFiles = files.filter((file) => isVariableFile(file.source.file));
  for (const file of files) {
    if (!isVariableFile(file.source.file)) moduleAt(folderOf(file.source.file)).add(file);
  }
  for (const file of variableFiles) {
    const stage = stageOfVariables(file.source.file);
    const module = moduleOfVariables(file, modules);
    module?.variableFiles.push({ file, ...(stage === undefined ? {} : { stage }) });
  }
  for (const module of modules.values()) {
    for (const { part: block, file } of module.calls.values()) {
      const called = calledModule({ block, scope: { module, file } }, modules);
      called?.callers.push({ block, scope: { module, file } });
    }
  }
  return modules;
}

/** The module that a call leads to, where it is one of the workspace. */
export function calledModule(
  { block, scope }: ModuleCall,
  modules: ReadonlyMap<string, TerraformModule>,
): TerraformModule | undefined {
  const source = block.body.attributes.get('source')?.value;
  const path = source?.kind === 'literal' ? String(source.value) : undefined;
  if (path === undefined || !/^\.{1,2}(?:\/|$)/.test(path)) return undefined;
  return modules.get(joinPath(scope.module.folder, path) ?? '');
}

const isVariableFile = (file: string): boolean => /\.tfvars$/.test(file);

/** Those of a folder below (`environments/prod.tfvars`) are for the nearest module above. */
function moduleOfVariables(
  { source }: HclFile,
  modules: ReadonlyMap<string, TerraformModule>,
): TerraformModule | undefined {
  for (let folder = folderOf(source.file); ; folder = folderOf(folder)) {
    const module = modules.get(folder);
    if (module !== undefined || folder === '') return module;
  }
}

/** `terraform.tfvars` and `*.auto.tfvars` are always read; another is named for a deployment. */
function stageOfVariables(file: string): string | undefined {
  const name = baseName(file);
  if (name === 'terraform.tfvars' || name.endsWith('.auto.tfvars')) return stageOfFile(folderOf(file) + '/');
  const own = name.replace(/\.tfvars$/, '');
  return stageNamed(own) ?? stageOfFile(file) ?? own;
}

export const locationIn = (file: HclFile, { start, end }: { start: number; end: number }): Location => ({
  file: file.source.file,
  range: file.source.range(start, end),
});
