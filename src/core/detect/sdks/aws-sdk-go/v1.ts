import type { Catalog } from '../../../catalog/catalog.js';
import { normalise } from '../../../catalog/catalog.js';
import type { SdkRules } from '../../rules.js';
import { V1_HELPERS, V1_PACKAGES } from './names.js';
import { goRules } from './rules.js';

/** The AWS SDK for Go, version 1 ("AWS SDK for Go API Reference"). */
export const awsSdkGoV1Rules = (catalog: Catalog): SdkRules =>
  goRules(
    {
      sdk: 'aws-sdk-go-v1',
      naming: 'go-v1',
      helperSdk: 'go-v1',
      root: 'github.com/aws/aws-sdk-go/',
      packages: V1_PACKAGES,
      helpers: V1_HELPERS,
      // The client's type is named as its package, with capitals: `s3.S3`, `dynamodb.DynamoDB`.
      exported: (symbol, own) =>
        symbol === 'New' ? 'client-maker' : normalise(symbol) === own ? 'client-class' : undefined,
      suffixes: [
        { suffix: 'PagesWithContext', input: 1 },
        { suffix: 'WithContext', input: 1 },
        { suffix: 'Pages', input: 0 },
        { suffix: 'Request', input: 0 },
      ],
    },
    catalog,
  );
