import type { SdkValue } from '../../rules.js';

/** What other rule sets hand over to this one: clients and functions of theirs that send requests to any address. */
const PREFIX = 'http:';

/** The value that `http:google#request` stands for, with the configuration and scopes of the credentials it signs with. */
export function authorisedRequests(expression: string, credentials: SdkValue | undefined): SdkValue | undefined {
  if (!expression.startsWith(PREFIX)) return undefined;
  const name = expression.slice(PREFIX.length);
  if (credentials === undefined) return { sdk: 'http', kind: 'client-class', name };
  const { client, declaredScopes } = credentials;
  const owner: SdkValue = {
    sdk: 'http',
    kind: 'client',
    name: name.slice(0, name.indexOf('#')),
    bound: { authorised: { kind: 'scalar', value: true } },
    ...(client === undefined ? {} : { client }),
    ...(declaredScopes === undefined ? {} : { declaredScopes }),
  };
  return { sdk: 'http', kind: 'call', name, owner };
}
