import fs from 'node:fs';
import path from 'node:path';
import { packageFolder } from '../packages.mjs';

const PAGE = /https:\/\/docs\.aws\.amazon\.com\/[^\s*]*\/API_([^\s*/]+?)\.html/;
const ACTION = /return this\.to\('([^']+)'\)/;

/**
 * Which API reference page each action's documentation links to: prefix -> operation in lower case -> actions with the
 * page. Pages of some guides carry the guide's name (`API_budgets_CreateBudget`): the last part is the operation.
 */
export function readPages() {
  const folder = path.join(packageFolder('iam-floyd'), 'lib/generated/policy-statements');
  /** @type {Map<string, Map<string, {action: string, page: string}[]>>} */
  const pages = new Map();
  for (const file of fs.readdirSync(folder).sort()) {
    if (!file.endsWith('.js') || file === 'index.js') continue;
    const source = fs.readFileSync(path.join(folder, file), 'utf8');
    const prefix = /this\.servicePrefix = '([^']+)'/.exec(source)?.[1];
    if (prefix === undefined) continue;
    const operations = pages.get(prefix) ?? new Map();
    pages.set(prefix, operations);
    // One documentation comment and one method for every action.
    for (const piece of source.split('/**').slice(1)) {
      const page = PAGE.exec(piece);
      const action = ACTION.exec(piece)?.[1];
      if (page === null || action === undefined) continue;
      const operation = page[1].split('_').at(-1).toLowerCase();
      const list = operations.get(operation) ?? [];
      operations.set(operation, list);
      list.push({ action: `${prefix}:${action}`, page: page[0] });
    }
  }
  return pages;
}
