import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { cached } from './cache-folder.js';
import { root } from './root.js';

/** A Chromium, Chrome or Edge, with what its environment must have. */
export interface Browser {
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;
}

const INSTALL_COMMAND = 'npx playwright-core install --with-deps chromium';

/** Names on the PATH, then places where installers put it. */
const PROGRAM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const INSTALLED: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((variable) => {
    const folder = process.env[variable];
    if (folder === undefined) return [];
    return ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].map((program) =>
      path.join(folder, program),
    );
  }),
};

/**
 * CHROME_PATH, else an installed browser, else (Linux on x64) the headless Chromium of the npm package
 * @sparticuz/chromium. Throws with the command that installs one: tests never pass by not running.
 */
export function findBrowser(log: (line: string) => void): Browser {
  const chosen = process.env['CHROME_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (!isFile(chosen)) throw new Error(`CHROME_PATH names ${chosen}, which is no file.`);
    return { program: chosen, environment: {} };
  }
  const onPath = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => PROGRAM_NAMES.map((name) => path.join(folder, name)));
  const installed = [...onPath, ...(INSTALLED[process.platform] ?? []), chromium.executablePath()].find(isFile);
  if (installed !== undefined) return { program: installed, environment: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return unpackChromium(log);
  throw new Error(`No Chromium, Chrome or Edge was found: run ${INSTALL_COMMAND}, or set CHROME_PATH to one.`);
}

/**
 * Unpacks the package's archives once into .vscode-test/. Its own code would leave them in the system's temporary folder,
 * and use the libraries beside the program (nss, nspr, expat) only inside AWS Lambda; a bare machine lacks them too.
 */
function unpackChromium(log: (line: string) => void): Browser {
  const main = createRequire(path.join(root, 'package.json')).resolve('@sparticuz/chromium');
  const archives = path.resolve(path.dirname(main), '..', '..', 'bin');
  const manifest = JSON.parse(readFileSync(path.resolve(archives, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = cached(`chromium-${manifest.version}`, (made) => {
    log('No installed Chromium, Chrome or Edge: unpacking the one of @sparticuz/chromium (once) ...');
    writeFileSync(path.join(made, 'chromium'), decompress(path.join(archives, 'chromium.br')));
    chmodSync(path.join(made, 'chromium'), 0o755);
    for (const name of ['al2023', 'swiftshader', 'fonts']) {
      const input = decompress(path.join(archives, `${name}.tar.br`));
      const { status, stderr } = spawnSync('tar', ['-xf', '-', '-C', made], { input, encoding: 'utf8' });
      if (status !== 0) throw new Error(`tar could not unpack ${name}.tar.br of @sparticuz/chromium: ${stderr}`);
    }
  });
  // Written each time: its paths change when the project is moved.
  writeFileSync(path.join(folder, 'fonts.conf'), fontsConfiguration(folder));
  const libraries = [process.env['LD_LIBRARY_PATH'], path.join(folder, 'lib')].filter(
    (each) => each !== undefined && each !== '',
  );
  const environment = { LD_LIBRARY_PATH: libraries.join(':'), FONTCONFIG_FILE: path.join(folder, 'fonts.conf') };
  return { program: path.join(folder, 'chromium'), environment };
}

/** The system's fonts where there are any, and the package's own: without a font Chromium does not draw a letter. */
function fontsConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${path.join(folder, 'fonts')}</dir>
  <cachedir>${path.join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}

function decompress(file: string): Buffer {
  return brotliDecompressSync(readFileSync(file));
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}
