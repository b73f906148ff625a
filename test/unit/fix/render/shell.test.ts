import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { commandLine } from '../../../../src/core/fix/render/shell.js';

describe('command lines', () => {
  const words: readonly string[] = [
    'plain-word_1.2:3/4=5@6',
    'two words',
    "it's",
    '"quoted"',
    '$HOME `id` $(id)',
    'a;b|c&d>e<f',
    '*?[x]{y}~#!',
    'back\\slash',
    'line\nbreak',
    '',
    '{"Statement":[{"Effect":"Allow","Resource":"arn:aws:s3:::weather-archive/${aws:username}/*"}]}',
  ];

  it('a shell reads back exactly the words that went in', function () {
    if (process.platform === 'win32') return; // the commands are for a POSIX shell
    const script = `printf '%s\\0' ${commandLine(words)}`;
    assert.deepEqual(execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1), words);
  });

  it('leaves out what is not given', () => {
    assert.equal(commandLine(['aws', undefined, 'iam']), 'aws iam');
  });
});
