import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request of the Query protocol, as it came. */
export interface AwsCall {
  /** `SimulatePrincipalPolicy`. */
  readonly action: string;
  readonly parameters: URLSearchParams;
  /** The access key id that signed it. */
  readonly accessKey: string;
}

export interface AwsReply {
  readonly status?: number;
  /** The XML inside `<ActionResult>`; with a status of 400 and more see `refusal`. */
  readonly xml: string;
}

export interface FakeAws {
  /** `http://127.0.0.1:port`. */
  readonly url: string;
  readonly calls: readonly AwsCall[];
  /** Members of a list parameter in order: `ActionNames.member.1`... */
  close(): Promise<void>;
}

export type AwsHandler = (call: AwsCall) => AwsReply | undefined;

/** A loopback server that speaks the Query protocol of IAM and STS ("IAM API Reference": Making query requests). */
export async function startFakeAws(handler: AwsHandler): Promise<FakeAws> {
  const calls: AwsCall[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const parameters = new URLSearchParams(body);
      const action = parameters.get('Action') ?? '';
      const accessKey = /Credential=([^/]+)\//.exec(request.headers.authorization ?? '')?.[1] ?? '';
      const call = { action, parameters, accessKey };
      calls.push(call);
      const reply = handler(call) ?? refusal('InvalidAction', `no answer for ${action}`);
      response.writeHead(reply.status ?? 200, { 'content-type': 'text/xml' });
      response.end(
        reply.status === undefined
          ? `<${action}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><${action}Result>${reply.xml}</${action}Result><ResponseMetadata><RequestId>request-1</RequestId></ResponseMetadata></${action}Response>`
          : reply.xml,
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    calls,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error === undefined ? resolve() : reject(error)));
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

/** An error of the Query protocol. */
export function refusal(code: string, message: string, status = 400): AwsReply {
  return {
    status,
    xml: `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>request-1</RequestId></ErrorResponse>`,
  };
}

/** The members of a list parameter, in order. */
export function members(call: AwsCall, list: string): string[] {
  const found: string[] = [];
  for (let index = 1; ; index++) {
    const value = call.parameters.get(`${list}.member.${String(index)}`);
    if (value === null) return found;
    found.push(value);
  }
}

/** Context keys given with a simulation, and their first values. */
export function contextOf(call: AwsCall): Record<string, string> {
  const found: Record<string, string> = {};
  for (let index = 1; ; index++) {
    const at = `ContextEntries.member.${String(index)}`;
    const key = call.parameters.get(`${at}.ContextKeyName`);
    if (key === null) return found;
    found[key] = call.parameters.get(`${at}.ContextKeyValues.member.1`) ?? '';
  }
}

export const callerIdentity = (arn: string): AwsReply => ({
  xml: `<Arn>${arn}</Arn><UserId>AIDAEXAMPLE</UserId><Account>${arn.split(':')[4] ?? ''}</Account>`,
});

export const role = (arn: string): AwsReply => ({
  xml: `<Role><Path>/</Path><Arn>${arn}</Arn><RoleName>${arn.slice(arn.lastIndexOf('/') + 1)}</RoleName><RoleId>AROAEXAMPLE</RoleId><CreateDate>2026-01-02T03:04:05Z</CreateDate></Role>`,
});

/** Credentials of a role, under this access key id. */
export const assumedRole = (accessKey: string): AwsReply => ({
  xml: `<Credentials><AccessKeyId>${accessKey}</AccessKeyId><SecretAccessKey>wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY</SecretAccessKey><SessionToken>example-session</SessionToken><Expiration>2030-01-02T03:04:05Z</Expiration></Credentials>`,
});

/** What the simulator finds about one action and resource. */
export interface Finding {
  readonly action: string;
  readonly resource: string;
  readonly decision: 'allowed' | 'explicitDeny' | 'implicitDeny';
  readonly missing?: readonly string[];
  readonly statement?: { readonly policy: string; readonly type: string; readonly line: number };
  readonly organizations?: boolean;
  readonly boundary?: boolean;
}

const each = (items: readonly string[]) => items.map((item) => `<member>${item}</member>`).join('');

const statements = ({ statement }: Finding) =>
  `<MatchedStatements>${
    statement === undefined
      ? ''
      : `<member><SourcePolicyId>${statement.policy}</SourcePolicyId><SourcePolicyType>${statement.type}</SourcePolicyType><StartPosition><Line>${String(statement.line)}</Line><Column>9</Column></StartPosition><EndPosition><Line>${String(statement.line + 5)}</Line><Column>10</Column></EndPosition></member>`
  }</MatchedStatements>`;

const details = ({ organizations, boundary }: Finding) =>
  (organizations === undefined
    ? ''
    : `<OrganizationsDecisionDetail><AllowedByOrganizations>${String(organizations)}</AllowedByOrganizations></OrganizationsDecisionDetail>`) +
  (boundary === undefined
    ? ''
    : `<PermissionsBoundaryDecisionDetail><AllowedByPermissionsBoundary>${String(boundary)}</AllowedByPermissionsBoundary></PermissionsBoundaryDecisionDetail>`);

const page = (results: readonly string[], marker?: string): AwsReply => ({
  xml: `<EvaluationResults>${each(results)}</EvaluationResults><IsTruncated>${String(marker !== undefined)}</IsTruncated>${
    marker === undefined ? '' : `<Marker>${marker}</Marker>`
  }`,
});

/** One result for each action and resource. */
export function resultsPerResource(findings: readonly Finding[], marker?: string): AwsReply {
  return page(
    findings.map(
      (finding) =>
        `<EvalActionName>${finding.action}</EvalActionName><EvalResourceName>${finding.resource}</EvalResourceName><EvalDecision>${finding.decision}</EvalDecision><MissingContextValues>${each(finding.missing ?? [])}</MissingContextValues>${statements(finding)}${details(finding)}`,
    ),
    marker,
  );
}

/** One result for each action, with the resources in ResourceSpecificResults. */
function resultsPerAction(findings: readonly Finding[]): AwsReply {
  const actions = [...new Set(findings.map(({ action }) => action))];
  return page(
    actions.map((action) => {
      const own = findings.filter((finding) => finding.action === action);
      const [first] = own;
      const specific = own.map(
        (finding) =>
          `<EvalResourceName>${finding.resource}</EvalResourceName><EvalResourceDecision>${finding.decision}</EvalResourceDecision><MissingContextValues>${each(finding.missing ?? [])}</MissingContextValues>${statements(finding)}${
            finding.boundary === undefined
              ? ''
              : `<PermissionsBoundaryDecisionDetail><AllowedByPermissionsBoundary>${String(finding.boundary)}</AllowedByPermissionsBoundary></PermissionsBoundaryDecisionDetail>`
          }`,
      );
      const organizations = own.some((finding) => finding.organizations === false)
        ? '<OrganizationsDecisionDetail><AllowedByOrganizations>false</AllowedByOrganizations></OrganizationsDecisionDetail>'
        : '';
      return `<EvalActionName>${action}</EvalActionName><EvalResourceName>${first?.resource ?? ''}</EvalResourceName><EvalDecision>${first?.decision ?? ''}</EvalDecision>${organizations}<ResourceSpecificResults>${each(specific)}</ResourceSpecificResults>`;
    }),
  );
}

/** Answers a simulation by a rule over each action and resource. */
export function simulated(
  call: AwsCall,
  rule: (action: string, resource: string) => Omit<Finding, 'action' | 'resource'>,
  shape: (findings: readonly Finding[]) => AwsReply = resultsPerAction,
): AwsReply {
  const findings = members(call, 'ActionNames').flatMap((action) =>
    members(call, 'ResourceArns').map((resource) => ({ action, resource, ...rule(action, resource) })),
  );
  return shape(findings);
}
