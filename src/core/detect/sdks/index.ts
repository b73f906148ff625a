import type { Catalog } from '../../catalog/catalog.js';
import type { Cloud } from '../../model/call-site.js';
import type { LanguageId } from '../../model/source.js';
import type { SdkRules } from '../rules.js';
import { awsSdkCppRules } from './aws-sdk-cpp/index.js';
import { awsSdkGoV1Rules } from './aws-sdk-go/v1.js';
import { awsSdkGoV2Rules } from './aws-sdk-go/v2.js';
import { awsSdkJavaV2Rules } from './aws-sdk-java/v2.js';
import { awsSdkJavaV1Rules } from './aws-sdk-java/v1.js';
import { awsSdkKotlinRules } from './aws-sdk-kotlin/index.js';
import { awsSdkJsV2Rules } from './aws-sdk-js-v2/index.js';
import { awsSdkJsV3Rules } from './aws-sdk-js-v3/index.js';
import { awsSdkNetRules } from './aws-sdk-net/index.js';
import { awsSdkRustRules } from './aws-sdk-rust/index.js';
import { awsSdkRubyRules } from './aws-sdk-ruby/index.js';
import { awsSdkPhpRules } from './aws-sdk-php/index.js';
import { awsSdkSwiftRules } from './aws-sdk-swift/index.js';
import { boto3Rules } from './boto3/index.js';
import { awsCliRules, curlRules, googleCliRules } from './command-line/index.js';
import { googleCloudCSharpRules } from './google-cloud/csharp/index.js';
import { googleCloudGoRules } from './google-cloud/go/index.js';
import { googleCloudJavaRules } from './google-cloud/java/index.js';
import { httpRules } from './http/index.js';
import { googleCloudPhpRules } from './google-cloud/php/index.js';
import { googleCloudRubyRules } from './google-cloud/ruby/index.js';
import { googleCloudNodeRules, googleCloudPythonRules } from './google-cloud/index.js';

/** Every SDK family that is read: a further family is a further row. */
export function allRules(catalog: Catalog): readonly SdkRules[] {
  return [
    awsSdkCppRules(catalog),
    awsSdkSwiftRules(catalog),
    awsSdkPhpRules(catalog),
    awsSdkRubyRules(catalog),
    awsSdkRustRules(catalog),
    boto3Rules(catalog),
    awsSdkGoV2Rules(catalog),
    awsSdkGoV1Rules(catalog),
    awsCliRules(catalog),
    googleCliRules(catalog),
    curlRules(catalog, 'aws'),
    curlRules(catalog, 'gcp'),
    awsSdkJavaV2Rules(catalog),
    awsSdkJavaV1Rules(catalog),
    awsSdkKotlinRules(catalog),
    awsSdkJsV3Rules(catalog),
    awsSdkJsV2Rules(catalog),
    awsSdkNetRules(catalog),
    httpRules(catalog, 'aws', 'python'),
    httpRules(catalog, 'gcp', 'python'),
    httpRules(catalog, 'aws', 'javascript'),
    httpRules(catalog, 'gcp', 'javascript'),
    googleCloudCSharpRules(catalog),
    googleCloudPythonRules(catalog),
    googleCloudRubyRules(catalog),
    googleCloudPhpRules(catalog),
    googleCloudGoRules(catalog),
    googleCloudNodeRules(catalog),
    googleCloudJavaRules(catalog),
  ];
}

/** A catalog that knows nothing: enough for what rule sets say without looking anything up. */
const emptyCatalog: Catalog = {
  serviceNamed: () => undefined,
  operation: () => ({ kind: 'unknown', reason: 'no catalog is loaded' }),
  isOperationName: () => false,
  servicesWith: () => [],
  waiter: () => undefined,
  permission: () => undefined,
  rolePermissions: () => undefined,
  rolesFor: () => [],
  roles: () => [],
  operations: () => [],
  provenance: { date: '', sources: {} },
};

/** All families without a catalog: made once, since each language and cloud asks for their marks. */
let bare: readonly SdkRules[] | undefined;

/**
 * The marks of the families of a cloud, in one language or in all: which files are worth parsing can be told before any
 * catalog is loaded.
 */
export function marksOf(cloud: Cloud, language?: LanguageId): readonly string[] {
  bare ??= allRules(emptyCatalog);
  return bare.flatMap((rules) =>
    rules.cloud === cloud && (language === undefined || rules.languages.includes(language)) ? rules.marks : [],
  );
}
