import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import manifest from '../../package.json';

/** The part of package.json that says what the extension brings into VS Code. */
interface Contributions {
  readonly commands?: readonly { readonly command: string }[];
}

describe('the extension in VS Code', () => {
  const id = `${manifest.publisher}.${manifest.name}`;

  it('activates', async () => {
    const extension = vscode.extensions.getExtension(id);
    assert.ok(extension, `VS Code does not know the extension ${id}.`);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('registers every command that it contributes', async () => {
    const { commands = [] } = (manifest as { contributes?: Contributions }).contributes ?? {};
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = commands.map((each) => each.command).filter((command) => !registered.has(command));
    assert.deepEqual(missing, []);
    assert.ok(commands.length > 0, 'package.json contributes no command.');
  });

  it('is light to load: no cloud SDK and no parser is in its own bundle', () => {
    const extension = vscode.extensions.getExtension(id);
    assert.ok(extension);
    const metafile = readFileSync(path.join(extension.extensionPath, 'dist', 'meta.json'), 'utf8');
    const { outputs } = JSON.parse(metafile) as { outputs: Record<string, { inputs: Record<string, unknown> }> };
    const inputs = Object.keys(outputs['dist/extension.js']?.inputs ?? {});
    assert.ok(inputs.includes('src/extension.ts'));
    const heavy = /node_modules\/(@aws-sdk|@smithy|google-auth-library|web-tree-sitter)\//;
    assert.deepEqual(
      inputs.filter((input) => heavy.test(input)),
      [],
    );
  });
});
