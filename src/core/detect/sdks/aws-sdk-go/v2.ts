import type { Catalog } from '../../../catalog/catalog.js';
import type { SdkRules } from '../../rules.js';
import { V2_HELPERS, V2_PACKAGES } from './names.js';
import { goRules } from './rules.js';

const MAKERS: ReadonlySet<string> = new Set(['NewFromConfig', 'New', 'NewClient']);

/** The AWS SDK for Go, version 2 ("AWS SDK for Go v2 Developer Guide"). */
export const awsSdkGoV2Rules = (catalog: Catalog): SdkRules =>
  goRules(
    {
      sdk: 'aws-sdk-go-v2',
      naming: 'go-v2',
      helperSdk: 'go-v2',
      root: 'github.com/aws/aws-sdk-go-v2/',
      packages: V2_PACKAGES,
      helpers: V2_HELPERS,
      exported: (symbol) => (MAKERS.has(symbol) ? 'client-maker' : symbol === 'Client' ? 'client-class' : undefined),
      // Request objects were there before the first stable release.
      suffixes: [{ suffix: 'Request', input: 0 }],
    },
    catalog,
  );
