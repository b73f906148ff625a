/** A request that a command of the AWS CLI makes which is not an operation of the API by the same name. */
export interface CustomRequest {
  /** The CLI's name of the service: `iam` of `aws emr create-default-roles`. Absent: the command's own. */
  readonly service?: string;
  readonly operation: string;
  /** Said when the command makes it only sometimes: a phrase that follows "needed ". */
  readonly when?: string;
  /** Only with this option. */
  readonly option?: string;
  /** Options of the command by the members of the request that they become. */
  readonly members?: Readonly<Record<string, string>>;
}

type Commands = Readonly<Record<string, readonly CustomRequest[]>>;

const request = (operation: string, more: Omit<CustomRequest, 'operation'> = {}): CustomRequest => ({
  operation,
  ...more,
});
const NONE: readonly CustomRequest[] = [];

const STACK = { StackName: 'stack-name' } as const;
const upload = (option: string | undefined): readonly CustomRequest[] =>
  ['HeadObject', 'PutObject'].map((operation) =>
    request(operation, {
      service: 's3',
      members: { Bucket: 's3-bucket' },
      ...(option === undefined ? { when: 'when an artifact is not in the bucket yet' } : { option }),
    }),
  );

/**
 * Commands that the AWS CLI adds to the operations of the APIs or makes of several, by its Command Reference (the page of
 * each command, `aws/<service>/<command>`), and operations that it gives other names. No request: an empty list.
 */
export const AWS_COMMANDS: Readonly<Record<string, Commands>> = {
  cloudformation: {
    package: upload(undefined),
    deploy: [
      request('DescribeStacks', { members: STACK }),
      ...upload('--s3-bucket'),
      request('CreateChangeSet', {
        members: {
          ...STACK,
          Capabilities: 'capabilities',
          RoleARN: 'role-arn',
          NotificationARNs: 'notification-arns',
          Tags: 'tags',
        },
      }),
      request('DescribeChangeSet', { members: STACK }),
      request('ExecuteChangeSet', { members: STACK, when: 'when --no-execute-changeset is not given' }),
    ],
  },
  cloudtrail: {
    'validate-logs': [
      request('DescribeTrails'),
      request('ListPublicKeys'),
      request('GetBucketLocation', { service: 's3' }),
      request('ListObjects', { service: 's3' }),
      request('GetObject', { service: 's3' }),
    ],
  },
  codeartifact: {
    login: [
      request('GetAuthorizationToken', { members: { domain: 'domain', domainOwner: 'domain-owner' } }),
      request('GetRepositoryEndpoint', {
        members: { domain: 'domain', domainOwner: 'domain-owner', repository: 'repository' },
      }),
    ],
  },
  codecommit: { 'credential-helper': NONE },
  configservice: {
    subscribe: [
      request('PutConfigurationRecorder'),
      request('PutDeliveryChannel'),
      request('StartConfigurationRecorder'),
      request('HeadBucket', { service: 's3' }),
      request('CreateBucket', { service: 's3', when: 'when the bucket does not exist' }),
      request('CreateTopic', { service: 'sns', when: 'when the topic is given by a name' }),
    ],
    'get-status': [
      request('DescribeConfigurationRecorders'),
      request('DescribeConfigurationRecorderStatus'),
      request('DescribeDeliveryChannelStatus'),
    ],
  },
  datapipeline: {
    'list-runs': [request('QueryObjects'), request('DescribeObjects')],
    'create-default-roles': [
      'CreateRole',
      'PutRolePolicy',
      'AttachRolePolicy',
      'CreateInstanceProfile',
      'AddRoleToInstanceProfile',
    ].map((operation) => request(operation, { service: 'iam', when: 'when the role does not exist' })),
  },
  deploy: {
    push: [
      request('PutObject', { service: 's3', when: 'when the bundle is small enough for one request' }),
      request('CreateMultipartUpload', { service: 's3', when: 'when the bundle is large' }),
      request('RegisterApplicationRevision', { members: { applicationName: 'application-name' } }),
    ],
    register: [
      request('CreateUser', { service: 'iam', when: 'when --iam-user-arn is not given' }),
      request('CreateAccessKey', { service: 'iam', when: 'when --iam-user-arn is not given' }),
      request('PutUserPolicy', { service: 'iam', when: 'when --iam-user-arn is not given' }),
      request('RegisterOnPremisesInstance', { members: { instanceName: 'instance-name' } }),
      request('AddTagsToOnPremisesInstances', { option: '--tags', members: { tags: 'tags' } }),
    ],
    deregister: [
      request('GetOnPremisesInstance', { members: { instanceName: 'instance-name' } }),
      request('RemoveTagsFromOnPremisesInstances', { when: 'when the instance has tags' }),
      request('DeregisterOnPremisesInstance', { members: { instanceName: 'instance-name' } }),
      request('DeleteUser', { service: 'iam', when: 'when --no-delete-iam-user is not given' }),
    ],
    install: NONE,
    uninstall: NONE,
  },
  dlm: {
    'create-default-role': ['GetRole', 'CreateRole', 'AttachRolePolicy'].map((operation) =>
      request(operation, { service: 'iam' }),
    ),
  },
  dsql: { 'generate-db-connect-auth-token': NONE, 'generate-db-connect-admin-auth-token': NONE },

  'ec2-instance-connect': {
    ssh: [
      request('DescribeInstances', { service: 'ec2', members: { InstanceIds: 'instance-id' } }),
      request('SendSSHPublicKey', {
        members: { InstanceId: 'instance-id', InstanceOSUser: 'os-user' },
        when: 'when no private key file is given',
      }),
    ],
    'open-tunnel': [
      request('DescribeInstances', {
        service: 'ec2',
        when: 'when the endpoint is not given by name',
        members: { InstanceIds: 'instance-id' },
      }),
    ],
  },
  ecr: { 'get-login-password': [request('GetAuthorizationToken')], 'get-login': [request('GetAuthorizationToken')] },
  'ecr-public': { 'get-login-password': [request('GetAuthorizationToken')] },
  ecs: {
    deploy: [
      request('DescribeServices', { members: { services: 'service', cluster: 'cluster' } }),
      request('GetApplication', { service: 'deploy', members: { applicationName: 'codedeploy-application' } }),
      request('GetDeploymentGroup', {
        service: 'deploy',
        members: { applicationName: 'codedeploy-application', deploymentGroupName: 'codedeploy-deployment-group' },
      }),
      request('RegisterTaskDefinition'),
      request('CreateDeployment', {
        service: 'deploy',
        members: { applicationName: 'codedeploy-application', deploymentGroupName: 'codedeploy-deployment-group' },
      }),
      request('GetDeployment', { service: 'deploy' }),
    ],
  },
  eks: { 'update-kubeconfig': [request('DescribeCluster', { members: { name: 'name' } })], 'get-token': NONE },
  emr: {
    'create-cluster': [
      request('RunJobFlow', {
        members: {
          Name: 'name',
          ReleaseLabel: 'release-label',
          ServiceRole: 'service-role',
          LogUri: 'log-uri',
          Tags: 'tags',
        },
      }),
    ],
    'describe-cluster': [
      request('DescribeCluster', { members: { ClusterId: 'cluster-id' } }),
      request('ListInstanceGroups', {
        members: { ClusterId: 'cluster-id' },
        when: 'when the cluster has instance groups',
      }),
      request('ListInstanceFleets', {
        members: { ClusterId: 'cluster-id' },
        when: 'when the cluster has instance fleets',
      }),
      request('ListBootstrapActions', { members: { ClusterId: 'cluster-id' } }),
    ],
    'terminate-clusters': [request('TerminateJobFlows', { members: { JobFlowIds: 'cluster-ids' } })],
    'modify-cluster-attributes': [
      request('SetVisibleToAllUsers', { when: 'when the visibility is set', members: { JobFlowIds: 'cluster-id' } }),
      request('SetTerminationProtection', {
        when: 'when the protection is set',
        members: { JobFlowIds: 'cluster-id' },
      }),
    ],
    'add-steps': [request('AddJobFlowSteps', { members: { JobFlowId: 'cluster-id' } })],
    'install-applications': [request('AddJobFlowSteps', { members: { JobFlowId: 'cluster-id' } })],
    'add-instance-groups': [request('AddInstanceGroups', { members: { JobFlowId: 'cluster-id' } })],
    'create-hbase-backup': [request('AddJobFlowSteps', { members: { JobFlowId: 'cluster-id' } })],
    'restore-from-hbase-backup': [request('AddJobFlowSteps', { members: { JobFlowId: 'cluster-id' } })],
    'create-default-roles': [
      'GetRole',
      'CreateRole',
      'AttachRolePolicy',
      'CreateInstanceProfile',
      'AddRoleToInstanceProfile',
    ].map((operation) =>
      request(operation, {
        service: 'iam',
        ...(operation === 'GetRole' ? {} : { when: 'when the role does not exist' }),
      }),
    ),
    ...Object.fromEntries(
      ['ssh', 'socks', 'put', 'get'].map((command) => [
        command,
        [
          request('DescribeCluster', { members: { ClusterId: 'cluster-id' } }),
          request('ListInstances', { members: { ClusterId: 'cluster-id' } }),
        ],
      ]),
    ),
  },
  'emr-containers': {
    'update-role-trust-policy': [
      request('DescribeCluster', { service: 'eks', members: { name: 'cluster-name' } }),
      request('GetRole', { service: 'iam', members: { RoleName: 'role-name' } }),
      request('UpdateAssumeRolePolicy', { service: 'iam', members: { RoleName: 'role-name' } }),
    ],
  },
  gamelift: {
    'upload-build': [
      request('CreateBuild', { members: { Name: 'name', Version: 'build-version' } }),
      request('RequestUploadCredentials'),
      request('DescribeBuild'),
    ],
    'get-game-session-log': [request('GetGameSessionLogUrl', { members: { GameSessionId: 'game-session-id' } })],
  },
  lightsail: {
    'push-container-image': [
      request('CreateContainerServiceRegistryLogin'),
      request('RegisterContainerImage', { members: { serviceName: 'service-name' } }),
    ],
  },
  logs: {
    tail: [
      request('FilterLogEvents', { members: { filterPattern: 'filter-pattern', logStreamNames: 'log-stream-names' } }),
    ],
  },
  rds: { 'generate-db-auth-token': NONE },
  servicecatalog: {
    generate: [
      request('CreateBucket', {
        service: 's3',
        when: 'when the bucket does not exist',
        members: { Bucket: 'bucket-name' },
      }),
      request('PutObject', { service: 's3', members: { Bucket: 'bucket-name' } }),
      request('CreateProduct', { when: 'when a product is generated' }),
      request('CreateProvisioningArtifact', { when: 'when a version of a product is generated' }),
    ],
  },
  ssm: {
    'start-session': [
      request('StartSession', {
        members: { Target: 'target', DocumentName: 'document-name', Parameters: 'parameters' },
      }),
      request('TerminateSession', { when: 'when the plug-in ends the session' }),
    ],
  },
};

/** First words of `aws` that are no service and make no request of their own ("aws configure", "aws sso login", "aws help"). */
export const LOCAL_COMMANDS: ReadonlySet<string> = new Set([
  'configure',
  'help',
  'history',
  'login',
  'logout',
  'cli-dev',
  'ddb',
]);
/** Operations whose last word is the file that the answer is written to (the `outfile` of their pages): no value of an option. */
export const WITH_OUTPUT_FILE: ReadonlySet<string> = new Set([
  'apigateway get-export',
  'apigateway get-sdk',
  'apigatewayv2 export-api',
  'bedrock-agent-runtime invoke-agent',
  'bedrock-runtime invoke-model',
  'codeartifact get-package-version-asset',
  'ebs get-snapshot-block',
  'glacier get-job-output',
  'iot-data get-thing-shadow',
  'iot-data update-thing-shadow',
  'kinesis-video-media get-media',
  'lambda invoke',
  'lambda invoke-async',
  'mediastore-data get-object',
  'polly synthesize-speech',
  's3api get-object',
  's3api get-object-torrent',
  'sagemaker-runtime invoke-endpoint',
  'schemas get-code-binding-source',
  'workdocs get-document',
]);
/** Commands of services that only read or write files of the machine. */
export const LOCAL_OPERATIONS: ReadonlySet<string> = new Set(['sso login', 'sso logout', 'cloudfront sign']);
