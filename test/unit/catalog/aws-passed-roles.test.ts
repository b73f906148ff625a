import assert from 'node:assert/strict';
import type { PermissionRule } from '../../../src/core/catalog/catalog.js';
import { testCatalog } from '../../support/catalog.js';

/** `service Operation member => who takes the role on`, by the services' pages on their roles; `?`: not known. */
const PASSED = `
ecs RegisterTaskDefinition taskRoleArn => ecs-tasks
ecs RegisterTaskDefinition executionRoleArn => ecs-tasks
ecs CreateService role => ecs
ecs RunTask - => ecs-tasks
rds CreateDBInstance MonitoringRoleArn => monitoring.rds
rds AddRoleToDBCluster RoleArn => rds
rds RestoreDBInstanceFromDBSnapshot DomainIAMRoleName => rds directoryservice.rds
eks CreateCluster roleArn => eks
eks CreateNodegroup nodeRole => ec2
eks CreateFargateProfile podExecutionRoleArn => eks-fargate-pods
eks CreatePodIdentityAssociation roleArn => pods.eks
eks CreateCapability roleArn => capabilities.eks
eks RegisterCluster connectorConfig.roleArn => ssm
eks CreateAddon serviceAccountRoleArn => ?
batch RegisterJobDefinition containerProperties.jobRoleArn => ecs-tasks
batch CreateComputeEnvironment serviceRole => batch
batch CreateComputeEnvironment computeResources.instanceRole => ec2
emr RunJobFlow JobFlowRole => ec2
emr RunJobFlow ServiceRole => elasticmapreduce
emr RunJobFlow AutoScalingRole => application-autoscaling
apprunner CreateService InstanceConfiguration.InstanceRoleArn => tasks.apprunner
apprunner CreateService SourceConfiguration.AuthenticationConfiguration.AccessRoleArn => build.apprunner
ec2 RunInstances IamInstanceProfile => ec2
ec2 CreateFlowLogs DeliverLogsPermissionArn => vpc-flow-logs
auto-scaling PutLifecycleHook RoleARN => autoscaling
auto-scaling CreateLaunchConfiguration IamInstanceProfile => ec2
iot CreateRoleAlias roleArn => credentials.iot
iot CreateTopicRule - => iot
sfn CreateStateMachine roleArn => states
cloudwatch-logs PutSubscriptionFilter roleArn => logs
config-service PutConfigurationRecorder ConfigurationRecorder.roleARN => config
omics StartRun roleArn => omics
codepipeline CreatePipeline pipeline.roleArn => codepipeline
codebuild CreateProject serviceRole => codebuild
appconfig CreateConfigurationProfile RetrievalRoleArn => appconfig
amplify CreateApp iamServiceRoleArn => amplify
dax CreateCluster IamRoleArn => dax
ecr CreatePullThroughCacheRule customRoleArn => pullthroughcache.ecr
ecr CreateRepositoryCreationTemplate customRoleArn => ecr
glue CreateJob Role => glue
sagemaker CreateTrainingJob RoleArn => sagemaker
scheduler CreateSchedule Target.RoleArn => scheduler
pipes CreatePipe RoleArn => pipes
eventbridge PutTargets Targets[].RoleArn => events
lambda CreateFunction Role => lambda
api-gateway PutIntegration credentials => apigateway
bedrock CreateModelCustomizationJob roleArn => bedrock
redshift CreateScheduledAction IamRole => scheduler.redshift
s3-control CreateAccessGrantsLocation IAMRoleArn => access-grants.s3
s3-control CreateJob RoleArn => batchoperations.s3
sns SetTopicAttributes AttributeName => sns
guardduty CreateMalwareProtectionPlan Role => malware-protection-plan.guardduty
`;

/** Operations with members that are called a role, of which none is passed to a service. */
const NOT_PASSED = `
workmail CreateUser
workmail UpdateUser
chime CreateRoomMembership
chime UpdateRoomMembership
workdocs AddResourcePermissions
grafana UpdatePermissions
grafana UpdateWorkspaceAuthentication
bedrock-agentcore CreateEvent
bedrock-agentcore InvokeHarness
emr-containers StartJobRun
emr AddJobFlowSteps
neptunedata StartMLModelTrainingJob
datazone DisassociateEnvironmentRole
quicksight UpdateUser
iot CreateAuditSuppression
s3 DeleteBucketReplication
iam CreateRole
sts AssumeRole
`;

function passedRoles(service: string, operation: string): readonly PermissionRule[] {
  const lookup = testCatalog().operation('aws', service, operation);
  assert.equal(lookup.kind, 'known', `${service} ${operation}`);
  return lookup.kind === 'known' ? lookup.operation.permissions.filter((one) => one.permission === 'iam:PassRole') : [];
}

/** The member that a rule is about; `-`: source does not show it. */
function memberOf({ when, resources: [first] }: PermissionRule): string {
  if (when?.kind === 'parameter') return when.path;
  return first?.kind === 'member' ? first.path : '-';
}

const lines = (text: string): readonly string[] => text.trim().split('\n');

describe('roles that a call passes to a service', () => {
  it('are fifty or more in these rows', () => assert.ok(lines(PASSED).length >= 50, String(lines(PASSED).length)));

  for (const row of lines(PASSED)) {
    it(row, () => {
      const [place = '', services = ''] = row.split(' => ');
      const [service = '', operation = '', member = ''] = place.split(' ');
      const rules = passedRoles(service, operation);
      const rule = rules.find((one) => memberOf(one) === member);
      assert.ok(rule, `${member} of ${rules.map(memberOf).join(' ')}`);
      assert.deepEqual(
        rule.context?.['iam:PassedToService'],
        services === '?' ? undefined : services.split(' ').map((name) => `${name}.amazonaws.com`),
      );
    });
  }

  for (const row of lines(NOT_PASSED)) {
    it(`${row}: none`, () => {
      const [service = '', operation = ''] = row.split(' ');
      assert.deepEqual(passedRoles(service, operation).map(memberOf), []);
    });
  }

  it('are told with the page that a rule rests on, where that is not the operation’s', () => {
    const [rule] = passedRoles('ecs', 'RegisterTaskDefinition');
    assert.equal(
      rule?.source,
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html',
    );
  });
});
