import type { ExplainedDiagnosis } from '../model/diagnosis.js';
import type { Fix } from '../model/fix.js';
import { count } from './findings.js';

/** The members of one diagnosis in `decode --format json`. */
function diagnosisObject({ diagnosis, fixes }: ExplainedDiagnosis): Record<string, unknown> {
  return {
    provider: diagnosis.provider,
    kind: diagnosis.kind,
    httpStatus: diagnosis.httpStatus,
    principal: diagnosis.principal,
    permissions: diagnosis.permissions,
    permissionsInferred: diagnosis.permissionsInferred,
    scopes: diagnosis.scopes,
    resource: diagnosis.resource,
    denySource: diagnosis.denySource ?? 'none',
    operation: diagnosis.operation,
    policyArn: diagnosis.policyArn,
    summary: diagnosis.summary,
    span: diagnosis.span,
    fixes: fixes.map(fixObject),
  };
}

function fixObject(fix: Fix): Record<string, unknown> {
  return {
    title: fix.title,
    kind: fix.kind,
    actor: fix.actor,
    ...(fix.command !== undefined && { command: fix.command }),
    ...(fix.snippet !== undefined && { snippet: fix.snippet.text }),
    certified: fix.certification.certified ? { by: fix.certification.by, layers: fix.certification.layers } : false,
    ...(!fix.certification.certified && { reason: fix.certification.reason }),
    ...(fix.note !== undefined && { note: fix.note }),
  };
}

/** The `decode --format json` answer. */
export function decodeJson(diagnoses: readonly ExplainedDiagnosis[]): string {
  return `${JSON.stringify({ version: 1, diagnoses: diagnoses.map(diagnosisObject) })}\n`;
}

/** One line of `decode --batch --format json`. */
export function decodeBatchLine(id: unknown, diagnoses: readonly ExplainedDiagnosis[]): string {
  return `${JSON.stringify({ id, diagnoses: diagnoses.map(diagnosisObject) })}\n`;
}

/** For a person: cause first, then what it is about, then what to do. */
export function decodeText(diagnoses: readonly ExplainedDiagnosis[]): string {
  if (diagnoses.length === 0) {
    return 'No permission error was found in this text. Paste the whole error, with the lines that name the service and the operation.\n';
  }
  const lines: string[] = diagnoses.length > 1 ? [`${count(diagnoses.length, 'error')} found.`, ''] : [];
  for (const { diagnosis, fixes } of diagnoses) {
    lines.push(diagnosis.summary);
    const rows: [string, string | null][] = [
      ['cause', diagnosis.kind],
      ['principal', diagnosis.principal],
      [
        'permission',
        diagnosis.permissions.join(', ') + (diagnosis.permissionsInferred ? '  (follows from the operation)' : ''),
      ],
      ['scopes', diagnosis.scopes.join(', ')],
      ['resource', diagnosis.resource],
      ['denied by', diagnosis.denySource],
    ];
    for (const [name, value] of rows) if (value !== null && value !== '') lines.push(`  ${name.padEnd(11)}${value}`);
    fixes.forEach((fix, index) => {
      lines.push(
        `  ${String(index + 1)}. ${fix.title}${fix.certification.certified ? '  (proven by the local evaluator)' : ''}`,
      );
      if (fix.command !== undefined) lines.push(...indented(fix.command));
      if (fix.snippet !== undefined) lines.push(...indented(fix.snippet.text));
      if (fix.note !== undefined) lines.push(...indented(fix.note));
    });
    lines.push('');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function indented(text: string): string[] {
  return text.split('\n').map((line) => `       ${line}`);
}
