import type { CallSite, Cloud } from '../model/call-site.js';

/**
 * Hosts that belong to each cloud, by the endpoint pages of "AWS General Reference" (Service endpoints) and the
 * "Google APIs Explorer" (service endpoints). A client that is built with another endpoint talks to an emulator or to
 * another vendor's compatible service, where the cloud's IAM is not asked.
 */
const CLOUD_HOSTS: Readonly<Record<Cloud, readonly RegExp[]>> = {
  aws: [
    /(?:^|\.)amazonaws\.com(?:\.cn)?$/,
    /(?:^|\.)api\.aws$/,
    /(?:^|\.)amazonaws\.eu$/,
    /(?:^|\.)on\.aws$/,
    /(?:^|\.)(?:c2s\.ic|sc2s\.sgov|adc-e|csp\.hci)\.[a-z.]+$/,
    /(?:^|\.)amazonaws-us-gov\.com$/,
  ],
  gcp: [/(?:^|\.)googleapis\.com$/, /(?:^|\.)google\.com$/, /(?:^|\.)p\.googleapis\.com$/, /(?:^|\.)run\.app$/],
};

/** The value of an environment variable as the workspace defines it; undefined: it does not. */
export type Environment = (name: string) => string | undefined;

/**
 * False when the call's client was built with an endpoint that is visibly not the cloud's: `http://localhost:4566`,
 * `https://*.r2.cloudflarestorage.com`, or a variable that the workspace sets to such a one. True when no endpoint is
 * given, or when what is known of its host does not tell.
 */
export function asksTheCloud(site: CallSite, environment: Environment = () => undefined): boolean {
  const written = site.client?.endpoint;
  if (written === undefined) return true;
  const endpoint = written.replace(/\$\{(\w+)\}/g, (_match, name: string) => environment(name) ?? '*');
  const host = hostOf(endpoint);
  if (host === undefined) return true;
  return CLOUD_HOSTS[site.cloud].some((pattern) => pattern.test(host));
}

/**
 * The host of `https://host:port/path` or `host:port`, with its unknown parts as `*`; undefined when the domain, by which
 * its owner is told, is not known.
 */
function hostOf(endpoint: string): string | undefined {
  const match = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/@]*@)?(\[[^\]]+\]|[^/:?#]+)/i.exec(endpoint.trim());
  const host = match?.[1]?.toLowerCase();
  const domain = host?.split('.').slice(-2).join('.');
  return domain === undefined || domain.includes('*') ? undefined : host;
}
