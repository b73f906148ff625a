import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { newPage, startHost, workbenchAddress, type RunningHost } from '../rig/start-host.js';

const THEMES = { dark: 'Dark Modern', light: 'Light Modern' } as const;
export type Theme = keyof typeof THEMES;

/** Takes a picture of a page, by the name of what it shows. */
export type Picture = (page: Page, name: string) => Promise<void>;

/** A VS Code as a user has it, for one part of the run. */
export interface Session {
  readonly host: RunningHost;
  /** A folder that goes away with it. */
  readonly temporary: string;
  /** A page that opens a folder, a workspace file, or nothing. */
  readonly open: (what: { readonly folder?: string; readonly workspace?: string }) => Promise<Page>;
}

/** `install`: the extension's folder. */
export async function withSession(
  options: { browser: Browser; theme: Theme; install: string; log: (line: string) => void },
  run: (session: Session) => Promise<void>,
): Promise<void> {
  const temporary = mkdtempSync(path.join(tmpdir(), 'pictures-'));
  const home = path.join(temporary, 'home');
  mkdirSync(home);
  const host = await startHost({
    mode: 'user',
    install: options.install,
    settings: {
      'workbench.colorTheme': THEMES[options.theme],
      'workbench.layoutControl.enabled': false,
      'window.commandCenter': false,
      'editor.minimap.enabled': false,
      'editor.fontSize': 12,
      'editor.lightbulb.enabled': 'off',
      // The example's own dependencies are not installed, and would be what one sees first.
      'typescript.validate.enable': false,
      // One language server for everything: the second one would answer hovers with "loading" for some seconds.
      'typescript.tsserver.useSyntaxServer': 'never',
    },
    // Nothing of the machine's own clouds is to be seen.
    environment: {
      HOME: home,
      USERPROFILE: home,
      AWS_CONFIG_FILE: undefined,
      GOOGLE_APPLICATION_CREDENTIALS: undefined,
    },
    log: options.log,
  });
  try {
    await run({
      host,
      temporary,
      open: async ({ folder, workspace }) => {
        const page = await newPage(options.browser, host, { width: 1280, height: 800 });
        page.setDefaultTimeout(30_000);
        const address = new URL(workbenchAddress(host, folder === undefined ? {} : { folder }));
        if (workspace !== undefined) address.searchParams.set('workspace', workspace);
        await page.goto(address.href);
        return page;
      },
    });
  } finally {
    await host.stop();
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Writes files below a folder, by their path relative to it. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
