// The test command: npm test, or npm test -- unit host for some parts. Its last line is "N passed, N failed".
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const SLOTS = 2;
const JOB_MILLISECONDS = 8 * 60_000;
/** For a suite to end once it has written its numbers. */
const ENDING_MILLISECONDS = 20_000;

/** Folders of test/ that are parts of their own; every other *.test.ts belongs to the part `unit`. */
const OWN_FOLDERS = ['cli', 'package', 'start', 'host', 'e2e'];

/**
 * A check counts one, by its exit code. A suite counts what its result file says ({passes, failures, pending}), a pending
 * test as failed. `needsBuild`: it looks at dist/. `after`: it begins when that part has ended, whose download it uses. In
 * the order in which they start: the longest first.
 */
const JOBS = [
  {
    part: 'host',
    name: 'host tests',
    kind: 'suite',
    run: ['tsx', 'test/rig/run-host-tests.ts'],
    needsBuild: true,
    show: true,
  },
  { part: 'lint', name: 'eslint', kind: 'check', run: ['eslint', '.', '--max-warnings=0'] },
  {
    part: 'unit',
    name: 'unit tests',
    kind: 'suite',
    run: mocha('test/**/*.test.ts', '--ignore', `test/{${OWN_FOLDERS.join()}}/**`),
  },
  { part: 'package', name: 'package tests', kind: 'suite', run: mocha('test/package/**/*.test.ts'), needsBuild: true },
  { part: 'types', name: 'tsc', kind: 'check', run: ['tsc', '-p', '.'] },
  { part: 'cli', name: 'command-line tests', kind: 'suite', run: mocha('test/cli/**/*.test.ts'), needsBuild: true },
  {
    part: 'architecture',
    name: 'dependency-cruiser',
    kind: 'check',
    run: ['depcruise', 'src', '--config', '.dependency-cruiser.cjs'],
  },
  { part: 'architecture', name: 'knip', kind: 'check', run: ['knip'] },
  { part: 'format', name: 'prettier', kind: 'check', run: ['prettier', '--check', '--log-level=warn', '.'] },
  {
    part: 'start',
    name: 'npm start',
    kind: 'suite',
    run: mocha('test/start/**/*.test.ts'),
    needsBuild: true,
    after: 'host',
  },
];
const BUILD = { part: 'build', name: 'build', kind: 'check', run: ['node', 'esbuild.js'] };

/** Mocha over files of test/, with the reporter that leaves its numbers. */
function mocha(pattern, ...parameters) {
  return ['mocha', '--reporter', './test/rig/counting-reporter.cjs', ...parameters, pattern];
}

const running = new Set();
const temporary = mkdtempSync(path.join(tmpdir(), 'tests-'));
process.once('exit', () => rmSync(temporary, { recursive: true, force: true }));

/** Runs one job; its output is kept and printed whole, so that those of two jobs do not mix. */
function start(job) {
  const resultFile = path.join(temporary, `${job.part}.json`);
  const [program, ...parameters] = job.run;
  const command = program === 'node' ? process.execPath : path.join(root, 'node_modules', '.bin', program);
  const began = Date.now();
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      cwd: root,
      env: { ...process.env, TEST_RESULT_FILE: resultFile, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    running.add(child);
    let output = '';
    const read = (data) => (output += data);
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    const end = (reason) => {
      output += `\n${reason}\n`;
      child.kill('SIGTERM');
      setTimeout(() => {
        child.kill('SIGKILL');
        // What it started may hold them open.
        child.stdout.destroy();
        child.stderr.destroy();
      }, 5_000).unref();
    };
    const timer = setTimeout(() => end(`It did not end in ${JOB_MILLISECONDS / 60_000} minutes.`), JOB_MILLISECONDS);
    // A server or a worker that a test left open keeps its process alive for ever.
    let ending;
    const watch = setInterval(() => {
      if (ending !== undefined || !existsSync(resultFile)) return;
      ending = setTimeout(
        () => end('The tests ended and their process did not: one has left something open.'),
        ENDING_MILLISECONDS,
      );
    }, 1_000);
    child.once('error', (error) => (output += `${command} could not be started: ${error.message}\n`));
    child.once('close', (code) => {
      clearTimeout(timer);
      clearTimeout(ending);
      clearInterval(watch);
      running.delete(child);
      const counts =
        job.kind === 'check'
          ? { passed: Number(code === 0), failed: Number(code !== 0) }
          : countSuite(resultFile, code);
      resolve({ job, ...counts, output, seconds: (Date.now() - began) / 1000 });
    });
  });
}

/** A suite that says nothing, that ran nothing, or that ended badly though no test failed, is a failure of its own. */
function countSuite(resultFile, code) {
  let result;
  try {
    result = JSON.parse(existsSync(resultFile) ? readFileSync(resultFile, 'utf8') : '{}');
  } catch {
    result = {};
  }
  const { passes = 0, failures = 0, pending = 0 } = result;
  const failed = failures + pending;
  return { passed: passes, failed: failed > 0 ? failed : Number(code !== 0 || passes === 0) };
}

function report({ job, passed, failed, output, seconds }) {
  if (failed > 0 || job.show || process.env.TEST_VERBOSE) console.log(output.trim());
  console.log(
    `${failed > 0 ? 'FAILED' : 'ok'}  ${job.name}: ${passed} passed, ${failed} failed (${seconds.toFixed(1)} s)`,
  );
}

async function main() {
  const known = [...new Set(JOBS.map((job) => job.part))];
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((part) => !known.includes(part));
  if (unknown.length > 0) {
    console.error(`There is no part ${unknown.join(', ')}. The parts are: ${known.join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const jobs = JOBS.filter((job) => wanted.length === 0 || wanted.includes(job.part));
  const results = [];
  const finish = (result) => {
    results.push(result);
    report(result);
  };

  let built = true;
  if (wanted.length === 0 || jobs.some((job) => job.needsBuild)) {
    finish(await start(BUILD));
    built = results[0].failed === 0;
  }
  const queue = [...jobs];
  const begun = new Map();
  const work = async () => {
    for (let job; (job = queue.shift());) {
      const run = async (waitFor) => {
        await waitFor;
        if (job.needsBuild && !built)
          return { job, passed: 0, failed: 1, output: 'It was not run: the build failed.', seconds: 0 };
        return start(job);
      };
      const result = run(begun.get(job.after));
      begun.set(job.part, result);
      finish(await result);
    }
  };
  await Promise.all(Array.from({ length: SLOTS }, work));

  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  if (sum('failed') > 0) process.exitCode = 1;
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    // They end what they started; the host tests above all.
    for (const child of running) child.kill('SIGTERM');
    process.exit(130);
  });
}

main().catch((error) => {
  console.error(error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
