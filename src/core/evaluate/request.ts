import type { Catalog } from '../catalog/catalog.js';
import type { AccessRequest } from '../model/decision.js';
import type { AwsRequest } from './aws/policy.js';

/** The AWS evaluator's question for an access request: the catalog tells which resource types the action has. */
export function awsRequestOf(request: AccessRequest, catalog: Pick<Catalog, 'permission'>): AwsRequest {
  const fact = catalog.permission('aws', request.permission);
  return {
    action: request.permission,
    resource: request.resource,
    ...(fact === undefined ? {} : { resourceTemplates: fact.resourceTemplates }),
    ...(request.context === undefined ? {} : { context: request.context }),
  };
}

/** An e-mail address as allow policies name it. Service accounts are told by their domain. */
export function gcpPrincipal(email: string): string {
  if (email.includes(':')) return email;
  return /(^|\.)gserviceaccount\.com$/.test(email.split('@')[1] ?? '') ? `serviceAccount:${email}` : `user:${email}`;
}
