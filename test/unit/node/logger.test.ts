import assert from 'node:assert/strict';
import { UnforbidError } from '../../../src/core/model/problem.js';
import { createLogger } from '../../../src/node/logger.js';

describe('createLogger', () => {
  it('replaces secrets in messages and in the causes of errors, and writes no stack', () => {
    const lines: string[] = [];
    const logger = createLogger((_level, line) => lines.push(line), 'debug');
    const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
    logger.info(`aws_secret_access_key=${secret}`);
    const cause = new Error(`request failed: aws_secret_access_key=${secret}`);
    logger.error('could not check', new UnforbidError('network', 'AWS could not be reached.', { cause }));
    assert.equal(lines.length, 2);
    assert.ok(lines.every((line) => !line.includes(secret)));
    assert.match(lines[1] ?? '', /^could not check: AWS could not be reached\.: request failed/);
    assert.ok(lines.every((line) => !line.includes('    at ')));
  });

  it('keeps to its level', () => {
    const levels: string[] = [];
    const logger = createLogger((level) => levels.push(level));
    logger.debug('scanned app.py');
    logger.info('scanned 3 files');
    logger.warn('app.py was passed over');
    logger.error('stopped');
    assert.deepEqual(levels, ['warn', 'error']);
  });
});
