import { existsSync } from 'node:fs';
import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { workspaceRoot } from './editor.js';

/**
 * A profile whose credentials come from a program that leaves a mark when it is run, and a stage that uses it. The
 * service it would be used on is a port of this machine that nobody listens on.
 */
export async function plantProfile(): Promise<{ readonly stage: string; wasRead(): boolean }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'planted-'));
  const mark = path.join(folder, 'was-read');
  const script = path.join(folder, 'credentials.cjs');
  await writeFile(
    script,
    `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '');
console.log(JSON.stringify({ Version: 1, AccessKeyId: 'AKIAIOSFODNN7EXAMPLE', SecretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }));
`,
  );
  await chmod(script, 0o700);
  const config = path.join(folder, 'config');
  await writeFile(
    config,
    `[profile planted]\nregion = eu-west-1\ncredential_process = ${process.execPath} ${script}\n`,
  );
  Object.assign(process.env, {
    AWS_CONFIG_FILE: config,
    AWS_SHARED_CREDENTIALS_FILE: path.join(folder, 'none'),
    AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
    AWS_MAX_ATTEMPTS: '1',
  });
  const configuration = vscode.Uri.joinPath(workspaceRoot(), 'unforbid.json');
  const text = JSON.stringify({ version: 1, stages: { planted: { aws: { profile: 'planted' } } } });
  await vscode.workspace.fs.writeFile(configuration, new TextEncoder().encode(text));
  return { stage: 'planted', wasRead: () => existsSync(mark) };
}
