import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT, runCli } from './run-cli.js';

const COMMANDS = ['scan', 'check', 'decode', 'explain', 'catalog', 'roles'];

describe('unforbid --help', () => {
  it('names every command, and the exit codes', async () => {
    const { code, out } = await runCli(['--help']);
    assert.equal(code, 0);
    for (const command of COMMANDS) assert.match(out, new RegExp(`^  ${command} `, 'm'));
    assert.match(out, /Exit codes/);
  });

  for (const command of COMMANDS) {
    it(`${command} --help describes each option it takes`, async () => {
      const { code, out } = await runCli([command, '--help']);
      assert.equal(code, 0);
      assert.match(out, new RegExp(`^Usage: unforbid ${command}`));
      for (const option of out.matchAll(/^ {2}--\S+.*$/gm)) assert.match(option[0], /\s{2,}\S/);
    });
  }

  it('prints the version of package.json', async () => {
    const { version } = JSON.parse(readFileSync(path.join(PROJECT, 'package.json'), 'utf8')) as { version: string };
    assert.equal((await runCli(['--version'])).out, `${version}\n`);
  });

  it('answers an unknown command with the known ones, and exits 2', async () => {
    const { code, err } = await runCli(['fix-everything']);
    assert.equal(code, 2);
    assert.match(err, /no command "fix-everything".*scan, check, decode/);
  });
});
