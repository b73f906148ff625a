import type { AwsStatementJson } from '../../evaluate/index.js';

/** A statement to paste into a policy document. */
export function statementText(statement: AwsStatementJson): string {
  return JSON.stringify(statement, null, 2);
}

/** A whole policy document on one line, as commands take it. */
export function documentText(statement: object): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

/** Statement ids hold letters and digits only. */
export function statementId(permissions: readonly string[]): string {
  const [first = 'access', ...others] = permissions;
  const words = first.split(/[^A-Za-z0-9]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `Allow${words.join('')}${others.length > 0 ? `And${String(others.length)}More` : ''}`;
}
