import type { Naming } from '../../../src/core/catalog/catalog.js';

/** Names that developers write, by the reference pages of each SDK: the name, and the catalog's service. */
export const SDK_NAMES: Readonly<Partial<Record<Naming, string>>> = {
  boto3: `
    s3 = s3
    stepfunctions = sfn
    events = eventbridge
    logs = cloudwatch-logs
    cloudwatch = cloudwatch
    secretsmanager = secrets-manager
    cognito-idp = cognito-identity-provider
    elb = elastic-load-balancing
    elbv2 = elastic-load-balancing-v2
    ses = ses
    sesv2 = sesv2
    es = elasticsearch-service
    dms = database-migration-service
    ce = cost-explorer
    config = config-service
    iot-data = iot-data-plane
    lexv2-runtime = lex-runtime-v2
    lexv2-models = lex-models-v2
    dynamodbstreams = dynamodb-streams
    resourcegroupstaggingapi = resource-groups-tagging-api
    s3control = s3-control
    bedrock-runtime = bedrock-runtime
    bedrock-agent-runtime = bedrock-agent-runtime
    mgh = migration-hub
    sdb = simpledb
    ds = directory-service
    discovery = application-discovery-service
    emr = emr
    efs = efs
    kms = kms
    iot1click-projects = iot-1click-projects
  `,
  cli: `
    s3api = s3
    s3 = s3
    deploy = codedeploy
    configservice = config-service
    stepfunctions = sfn
    events = eventbridge
    logs = cloudwatch-logs
    sagemaker-runtime = sagemaker-runtime
    ecs = ecs
    ddb = dynamodb
  `,
  'js-v2': `
    S3 = s3
    AWS.DynamoDB = dynamodb
    StepFunctions = sfn
    CognitoIdentityServiceProvider = cognito-identity-provider
    CloudWatchLogs = cloudwatch-logs
    ELBv2 = elastic-load-balancing-v2
    SSM = ssm
    DMS = database-migration-service
    CostExplorer = cost-explorer
    CUR = cost-and-usage-report-service
    Iot = iot
    IotData = iot-data-plane
    SES = ses
    EventBridge = eventbridge
  `,
  'js-v3-package': `
    @aws-sdk/client-secrets-manager = secrets-manager
    @aws-sdk/client-sfn = sfn
    @aws-sdk/client-cognito-identity-provider = cognito-identity-provider
    @aws-sdk/client-cloudwatch-logs = cloudwatch-logs
    @aws-sdk/client-elastic-load-balancing-v2 = elastic-load-balancing-v2
    s3 = s3
  `,
  'js-v3-client': `
    S3Client = s3
    SecretsManagerClient = secrets-manager
    DynamoDB = dynamodb
    CloudWatchLogsClient = cloudwatch-logs
    SFNClient = sfn
    BedrockRuntimeClient = bedrock-runtime
    SESv2Client = sesv2
  `,
  'go-v1': `
    github.com/aws/aws-sdk-go/service/s3 = s3
    github.com/aws/aws-sdk-go/service/s3/s3iface = s3
    sfn = sfn
    elb = elastic-load-balancing
    elbv2 = elastic-load-balancing-v2
    cloudwatchlogs = cloudwatch-logs
    cognitoidentityprovider = cognito-identity-provider
    costandusagereportservice = cost-and-usage-report-service
    databasemigrationservice = database-migration-service
    transcribeservice = transcribe
    prometheusservice = amp
    managedgrafana = grafana
    locationservice = location
    forecastservice = forecast
    rdsdataservice = rds-data
    appregistry = service-catalog-appregistry
  `,
  'go-v2': `
    github.com/aws/aws-sdk-go-v2/service/s3 = s3
    github.com/aws/aws-sdk-go-v2/service/dynamodb/types = dynamodb
    secretsmanager = secrets-manager
    cloudwatchlogs = cloudwatch-logs
    elasticloadbalancingv2 = elastic-load-balancing-v2
    databasemigrationservice = database-migration-service
    configservice = config-service
    sfn = sfn
    bedrockruntime = bedrock-runtime
  `,
  'java-v1': `
    com.amazonaws.services.s3 = s3
    AmazonS3 = s3
    AmazonS3ClientBuilder = s3
    AWSLambda = lambda
    com.amazonaws.services.dynamodbv2.model = dynamodb
    AmazonDynamoDB = dynamodb
    AmazonSQSAsyncClient = sqs
    AmazonIdentityManagement = iam
    AWSSecurityTokenService = sts
    AWSSimpleSystemsManagement = ssm
    AWSLogs = cloudwatch-logs
    AWSCognitoIdentityProvider = cognito-identity-provider
    com.amazonaws.services.cognitoidp = cognito-identity-provider
    AmazonSimpleEmailService = ses
    AmazonElasticMapReduce = emr
    com.amazonaws.services.certificatemanager = acm
    AWSStepFunctions = sfn
    AWSKMS = kms
  `,
  'java-v2': `
    software.amazon.awssdk.services.s3 = s3
    software.amazon.awssdk:sqs = sqs
    S3AsyncClient = s3
    DynamoDbClient = dynamodb
    SfnClient = sfn
    software.amazon.awssdk.services.config = config-service
    software.amazon.awssdk.services.directory = directory-service
    software.amazon.awssdk.services.databasemigration = database-migration-service
    software.amazon.awssdk.services.cloudwatchlogs.model = cloudwatch-logs
    CognitoIdentityProviderClient = cognito-identity-provider
    ElasticLoadBalancingV2Client = elastic-load-balancing-v2
    SecretsManagerClient = secrets-manager
    SsmClient = ssm
  `,
  kotlin: `
    aws.sdk.kotlin.services.s3 = s3
    aws.sdk.kotlin.services.dynamodb.model = dynamodb
    aws.sdk.kotlin:secretsmanager = secrets-manager
    S3Client = s3
    SecretsManagerClient = secrets-manager
    aws.sdk.kotlin.services.cognitoidentityprovider = cognito-identity-provider
  `,
  dotnet: `
    Amazon.S3 = s3
    AWSSDK.S3 = s3
    AmazonS3Client = s3
    IAmazonS3 = s3
    Amazon.DynamoDBv2 = dynamodb
    AmazonDynamoDBClient = dynamodb
    IAmazonDynamoDB = dynamodb
    Amazon.IdentityManagement = iam
    AmazonIdentityManagementServiceClient = iam
    Amazon.SecurityToken = sts
    AmazonSecurityTokenServiceClient = sts
    Amazon.KeyManagementService.Model = kms
    Amazon.SimpleSystemsManagement = ssm
    Amazon.SimpleNotificationService = sns
    Amazon.SimpleEmail = ses
    AmazonSimpleEmailServiceV2Client = sesv2
    Amazon.SimpleEmailV2 = sesv2
    Amazon.ElasticMapReduce = emr
    Amazon.StepFunctions = sfn
    Amazon.AWSSupport = support
    Amazon.CertificateManager = acm
    Amazon.CloudWatchLogs = cloudwatch-logs
    Amazon.Lex = lex-runtime-service
    Amazon.RDSDataService = rds-data
  `,
  ruby: `
    Aws::S3 = s3
    Aws::S3::Client = s3
    aws-sdk-s3 = s3
    Aws::States = sfn
    Aws::CloudWatchLogs = cloudwatch-logs
    Aws::DynamoDB::Resource = dynamodb
    Aws::CognitoIdentityProvider = cognito-identity-provider
    Aws::TranscribeService = transcribe
    Aws::ElasticLoadBalancingV2 = elastic-load-balancing-v2
    Aws::SecretsManager = secrets-manager
  `,
  php: `
    Aws\\S3\\S3Client = s3
    Aws\\Sfn\\SfnClient = sfn
    Aws\\DynamoDb\\DynamoDbClient = dynamodb
    Aws\\CognitoIdentityProvider = cognito-identity-provider
    Aws\\TranscribeService = transcribe
    SqsClient = sqs
  `,
  rust: `
    aws_sdk_s3 = s3
    aws_sdk_secretsmanager = secrets-manager
    aws-sdk-dynamodb = dynamodb
    aws_sdk_cognitoidentityprovider = cognito-identity-provider
    aws_sdk_sfn::Client = sfn
    aws_sdk_bedrockruntime = bedrock-runtime
  `,
  swift: `
    AWSS3 = s3
    S3Client = s3
    AWSDynamoDB = dynamodb
    AWSSecretsManager = secrets-manager
    AWSCognitoIdentityProvider = cognito-identity-provider
    AWSSFN = sfn
    AWSBedrockRuntime = bedrock-runtime
  `,
  cpp: `
    Aws::S3::S3Client = s3
    aws/s3/S3Client.h = s3
    aws/email/SESClient.h = ses
    aws/monitoring/CloudWatchClient.h = cloudwatch
    Aws::CloudWatch = cloudwatch
    aws/logs/CloudWatchLogsClient.h = cloudwatch-logs
    aws/states/SFNClient.h = sfn
    aws/events/CloudWatchEventsClient.h = cloudwatch-events
    aws/eventbridge/EventBridgeClient.h = eventbridge
    aws/cognito-idp/CognitoIdentityProviderClient.h = cognito-identity-provider
    aws/dynamodb/DynamoDBClient.h = dynamodb
    aws/elasticfilesystem/EFSClient.h = efs
  `,
  'iam-prefix': `
    s3 = s3
    states = sfn
    logs = cloudwatch-logs
    elasticloadbalancing = elastic-load-balancing
  `,
  'service-id': `
    Secrets Manager = secrets-manager
  `,
  'endpoint-prefix': `
    monitoring = cloudwatch
    email = ses
  `,
};
