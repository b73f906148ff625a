import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { COMMANDS, SETTINGS, VIEWS } from '../../../src/editor/ids.js';
import { LANGUAGES } from '../../../src/editor/languages.js';

interface Manifest {
  activationEvents: string[];
  engines: { vscode: string };
  devDependencies: Record<string, string>;
  contributes: {
    commands: { command: string; title: string; category: string }[];
    views: Record<string, { id: string }[]>;
    viewsWelcome: { view: string; when: string; contents: string }[];
    menus: Record<string, { command: string; when?: string }[]>;
    configuration: { properties: Record<string, { scope: string; markdownDescription: string; default: unknown }> };
  };
}

const ROOT = path.resolve(__dirname, '..', '..', '..');
const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Manifest;
const { contributes } = manifest;

describe('what package.json contributes', () => {
  it('has the commands that the code registers, no more and no fewer', () => {
    assert.deepEqual(contributes.commands.map(({ command }) => command).sort(), Object.values(COMMANDS).sort());
    for (const { category } of contributes.commands) assert.equal(category, 'Unforbid');
  });

  it('has the settings that the code reads, each with a scope, a default and a description', () => {
    const { section, ...names } = SETTINGS;
    const read = Object.values(names).map((name) => `${section}.${name}`);
    assert.deepEqual(Object.keys(contributes.configuration.properties).sort(), read.sort());
    for (const [name, property] of Object.entries(contributes.configuration.properties)) {
      assert.ok(property.scope, name);
      assert.ok(property.markdownDescription, name);
      assert.notEqual(property.default, undefined, name);
    }
  });

  it('documents every setting in the README', () => {
    const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
    for (const name of Object.keys(contributes.configuration.properties))
      assert.ok(readme.includes(`\`${name}\``), name);
  });

  it('has the view, with welcome content for each state', () => {
    assert.deepEqual(
      contributes.views[VIEWS.container]?.map(({ id }) => id),
      [VIEWS.inventory],
    );
    const whens = contributes.viewsWelcome.map(({ when }) => when).join('\n');
    for (const state of [
      'workbenchState == empty',
      "'scanning'",
      "'stopped'",
      "'nothing-found'",
      "'failed'",
      "'idle'",
    ]) {
      assert.ok(whens.includes(state), state);
    }
  });

  it('names in menus and welcome contents only commands that exist', () => {
    const known = new Set(contributes.commands.map(({ command }) => command));
    for (const { command } of Object.values(contributes.menus).flat()) assert.ok(known.has(command), command);
    for (const { contents } of contributes.viewsWelcome) {
      for (const [, command] of contents.matchAll(/command:(unforbid\.[\w.]+)/g))
        assert.ok(known.has(command ?? ''), command);
    }
  });

  it('is activated by the languages that have a front end, and by nothing that is always there', () => {
    assert.deepEqual(manifest.activationEvents.sort(), LANGUAGES.map((language) => `onLanguage:${language}`).sort());
  });

  it('is compiled against the lowest VS Code that it supports', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode'] ?? ''}`);
  });

  it('shows only pictures that exist', () => {
    const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
    for (const [, file] of readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g))
      assert.ok(existsSync(path.join(ROOT, file ?? '')), file);
  });
});
