/**
 * Calls and the ARN of the resource that IAM checks, by the formats of the Service Authorization Reference. A row is
 * `service Operation Member=value .. => ARN` without `arn:aws:`; `@` is the region of the client and the account that
 * source does not show (`us-east-1:*`), `~` the account alone without a region. Several resources are joined by ` + `.
 */
export const ARN_ROWS = `
s3 GetObject Bucket=reports Key=2026/a.csv => s3:::reports/2026/a.csv
s3 PutObject Bucket=reports Key=a.csv => s3:::reports/a.csv
s3 HeadObject Bucket=reports Key=a.csv => s3:::reports/a.csv
s3 DeleteObject Bucket=reports Key=a.csv => s3:::reports/a.csv
s3 DeleteObjects Bucket=reports Delete.Objects[].Key=a.csv => s3:::reports/a.csv
s3 ListObjectsV2 Bucket=reports => s3:::reports
s3 ListObjects Bucket=reports => s3:::reports
s3 ListObjectVersions Bucket=reports => s3:::reports
s3 HeadBucket Bucket=reports => s3:::reports
s3 CreateBucket Bucket=reports => s3:::reports
s3 DeleteBucket Bucket=reports => s3:::reports
s3 GetBucketPolicy Bucket=reports => s3:::reports
s3 PutBucketPolicy Bucket=reports => s3:::reports
s3 GetBucketLocation Bucket=reports => s3:::reports
s3 PutBucketTagging Bucket=reports => s3:::reports
s3 GetBucketEncryption Bucket=reports => s3:::reports
s3 PutBucketVersioning Bucket=reports => s3:::reports
s3 GetObjectTagging Bucket=reports Key=a.csv => s3:::reports/a.csv
s3 PutObjectTagging Bucket=reports Key=a.csv => s3:::reports/a.csv
s3 GetObjectAcl Bucket=reports Key=a.csv => s3:::reports/a.csv
s3 UploadPart Bucket=reports Key=a.csv => s3:::reports/a.csv
s3 CreateMultipartUpload Bucket=reports Key=a.csv => s3:::reports/a.csv
s3 CompleteMultipartUpload Bucket=reports Key=a.csv => s3:::reports/a.csv
s3 AbortMultipartUpload Bucket=reports Key=a.csv => s3:::reports/a.csv
s3 ListParts Bucket=reports Key=a.csv => s3:::reports/a.csv
s3 CopyObject Bucket=archive Key=b.csv CopySource=reports/a.csv => s3:::reports/a.csv
s3 RestoreObject Bucket=reports Key=a.csv => s3:::reports/a.csv
s3 GetObject Bucket=arn:aws:s3:us-east-1:111122223333:accesspoint/audit Key=a.csv => s3:us-east-1:111122223333:accesspoint/audit/object/a.csv
sqs SendMessage QueueUrl=https://sqs.us-east-1.amazonaws.com/111122223333/jobs => sqs:us-east-1:111122223333:jobs
sqs SendMessageBatch QueueUrl=https://sqs.us-east-1.amazonaws.com/111122223333/jobs => sqs:us-east-1:111122223333:jobs
sqs ReceiveMessage QueueUrl=https://sqs.eu-west-1.amazonaws.com/111122223333/jobs => sqs:eu-west-1:111122223333:jobs
sqs DeleteMessage QueueUrl=https://sqs.us-east-1.amazonaws.com/111122223333/jobs.fifo => sqs:us-east-1:111122223333:jobs.fifo
sqs GetQueueAttributes QueueUrl=https://sqs.us-east-1.amazonaws.com/111122223333/jobs => sqs:us-east-1:111122223333:jobs
sqs PurgeQueue QueueUrl=https://sqs.us-east-1.amazonaws.com/111122223333/jobs => sqs:us-east-1:111122223333:jobs
sqs CreateQueue QueueName=jobs => sqs:@:jobs
sqs GetQueueUrl QueueName=jobs => sqs:@:jobs
sqs ListQueueTags QueueUrl=https://sqs.us-east-1.amazonaws.com/111122223333/jobs => sqs:us-east-1:111122223333:jobs
sns Publish TopicArn=arn:aws:sns:us-east-1:111122223333:orders => sns:us-east-1:111122223333:orders
sns Publish TargetArn=arn:aws:sns:us-east-1:111122223333:orders => sns:us-east-1:111122223333:orders
sns PublishBatch TopicArn=arn:aws:sns:us-east-1:111122223333:orders => sns:us-east-1:111122223333:orders
sns Subscribe TopicArn=arn:aws:sns:us-east-1:111122223333:orders => sns:us-east-1:111122223333:orders
sns GetTopicAttributes TopicArn=arn:aws:sns:us-east-1:111122223333:orders => sns:us-east-1:111122223333:orders
sns CreateTopic Name=orders => sns:@:orders
sns DeleteTopic TopicArn=arn:aws:sns:us-east-1:111122223333:orders => sns:us-east-1:111122223333:orders
sns ListSubscriptionsByTopic TopicArn=arn:aws:sns:us-east-1:111122223333:orders => sns:us-east-1:111122223333:orders
sns TagResource ResourceArn=arn:aws:sns:us-east-1:111122223333:orders => sns:us-east-1:111122223333:orders
dynamodb GetItem TableName=orders => dynamodb:@:table/orders
dynamodb PutItem TableName=orders => dynamodb:@:table/orders
dynamodb UpdateItem TableName=orders => dynamodb:@:table/orders
dynamodb DeleteItem TableName=orders => dynamodb:@:table/orders
dynamodb Query TableName=orders => dynamodb:@:table/orders
dynamodb Query TableName=orders IndexName=by-day => dynamodb:@:table/orders/index/by-day
dynamodb Scan TableName=orders IndexName=by-day => dynamodb:@:table/orders/index/by-day
dynamodb Scan TableName=orders => dynamodb:@:table/orders
dynamodb BatchGetItem RequestItems.orders.Keys[].id=1 => dynamodb:@:table/orders
dynamodb BatchWriteItem RequestItems.orders[].x=1 RequestItems.items[].x=1 => dynamodb:@:table/orders + dynamodb:@:table/items
dynamodb TransactGetItems TransactItems[].Get.TableName=orders => dynamodb:@:table/orders
dynamodb TransactWriteItems TransactItems[].Put.TableName=orders => dynamodb:@:table/orders
dynamodb TransactWriteItems TransactItems[].Update.TableName=orders => dynamodb:@:table/orders
dynamodb CreateTable TableName=orders => dynamodb:@:table/orders
dynamodb DescribeTable TableName=orders => dynamodb:@:table/orders
dynamodb DeleteTable TableName=orders => dynamodb:@:table/orders
dynamodb UpdateTimeToLive TableName=orders => dynamodb:@:table/orders
dynamodb DescribeContinuousBackups TableName=orders => dynamodb:@:table/orders
dynamodb GetItem TableName=arn:aws:dynamodb:us-east-1:111122223333:table/orders => dynamodb:us-east-1:111122223333:table/orders
dynamodb TagResource ResourceArn=arn:aws:dynamodb:us-east-1:111122223333:table/orders => dynamodb:us-east-1:111122223333:table/orders
dynamodb-streams GetRecords ShardIterator=x => dynamodb:@:table/*/stream/*
dynamodb-streams DescribeStream StreamArn=arn:aws:dynamodb:us-east-1:111122223333:table/orders/stream/1 => dynamodb:us-east-1:111122223333:table/orders/stream/1
lambda Invoke FunctionName=resize => lambda:@:function:resize
lambda Invoke FunctionName=resize Qualifier=live => lambda:@:function:resize:live
lambda Invoke FunctionName=arn:aws:lambda:us-east-1:111122223333:function:resize => lambda:us-east-1:111122223333:function:resize
lambda InvokeWithResponseStream FunctionName=resize => lambda:@:function:resize
lambda GetFunction FunctionName=resize => lambda:@:function:resize
lambda CreateFunction FunctionName=resize Role=arn:aws:iam::111122223333:role/app => lambda:@:function:resize
lambda UpdateFunctionCode FunctionName=resize => lambda:@:function:resize
lambda UpdateFunctionConfiguration FunctionName=resize => lambda:@:function:resize
lambda DeleteFunction FunctionName=resize => lambda:@:function:resize
lambda AddPermission FunctionName=resize => lambda:@:function:resize
lambda GetPolicy FunctionName=resize => lambda:@:function:resize
lambda ListVersionsByFunction FunctionName=resize => lambda:@:function:resize
lambda PublishVersion FunctionName=resize => lambda:@:function:resize
lambda CreateAlias FunctionName=resize Name=live => lambda:@:function:resize
lambda GetEventSourceMapping UUID=1-2 => lambda:@:event-source-mapping:1-2
lambda DeleteEventSourceMapping UUID=1-2 => lambda:@:event-source-mapping:1-2
lambda PublishLayerVersion LayerName=tools => lambda:@:layer:tools
lambda GetLayerVersion LayerName=tools VersionNumber=3 => lambda:@:layer:tools:3
lambda PutFunctionConcurrency FunctionName=resize => lambda:@:function:resize
secrets-manager GetSecretValue SecretId=prod/db => secretsmanager:@:secret:prod/db-??????
secrets-manager GetSecretValue SecretId=arn:aws:secretsmanager:us-east-1:111122223333:secret:prod/db-AbCdEf => secretsmanager:us-east-1:111122223333:secret:prod/db-AbCdEf
secrets-manager PutSecretValue SecretId=prod/db => secretsmanager:@:secret:prod/db-??????
secrets-manager CreateSecret Name=prod/db => secretsmanager:@:secret:prod/db-??????
secrets-manager DescribeSecret SecretId=prod/db => secretsmanager:@:secret:prod/db-??????
secrets-manager UpdateSecret SecretId=prod/db => secretsmanager:@:secret:prod/db-??????
secrets-manager DeleteSecret SecretId=prod/db => secretsmanager:@:secret:prod/db-??????
secrets-manager RotateSecret SecretId=prod/db => secretsmanager:@:secret:prod/db-??????
secrets-manager TagResource SecretId=prod/db => secretsmanager:@:secret:prod/db-??????
ssm GetParameter Name=/prod/db => ssm:@:parameter/prod/db
ssm GetParameter Name=token => ssm:@:parameter/token
ssm GetParameters Names[]=/prod/db => ssm:@:parameter/prod/db
ssm GetParametersByPath Path=/prod => ssm:@:parameter/prod
ssm PutParameter Name=/prod/db => ssm:@:parameter/prod/db
ssm DeleteParameter Name=/prod/db => ssm:@:parameter/prod/db
ssm DeleteParameters Names[]=/prod/db => ssm:@:parameter/prod/db
ssm GetParameterHistory Name=/prod/db => ssm:@:parameter/prod/db
ssm GetDocument Name=deploy => ssm:@:document/deploy
ssm DescribeDocument Name=deploy => ssm:@:document/deploy
ssm CreateDocument Name=deploy => ssm:@:document/deploy
ssm DeleteDocument Name=deploy => ssm:@:document/deploy
ssm UpdateDocument Name=deploy => ssm:@:document/deploy
ssm StartSession Target=i-1 => ec2:@:instance/i-1
kms Decrypt KeyId=1234abcd => kms:@:key/1234abcd
kms Encrypt KeyId=arn:aws:kms:us-east-1:111122223333:key/1234abcd => kms:us-east-1:111122223333:key/1234abcd
kms GenerateDataKey KeyId=1234abcd => kms:@:key/1234abcd
kms DescribeKey KeyId=1234abcd => kms:@:key/1234abcd
kms Encrypt KeyId=alias/app => kms:@:key/*
kms ReEncrypt SourceKeyId=1234abcd DestinationKeyId=5678efab => kms:@:key/1234abcd
kms Sign KeyId=1234abcd => kms:@:key/1234abcd
kms CreateGrant KeyId=1234abcd => kms:@:key/1234abcd
kms CreateAlias AliasName=alias/app TargetKeyId=1234abcd => kms:@:alias/app + kms:@:key/1234abcd
kms ScheduleKeyDeletion KeyId=1234abcd => kms:@:key/1234abcd
kms EnableKeyRotation KeyId=1234abcd => kms:@:key/1234abcd
kms PutKeyPolicy KeyId=1234abcd => kms:@:key/1234abcd
sfn StartExecution stateMachineArn=arn:aws:states:us-east-1:111122223333:stateMachine:orders => states:us-east-1:111122223333:stateMachine:orders
sfn DescribeExecution executionArn=arn:aws:states:us-east-1:111122223333:execution:orders:1 => states:us-east-1:111122223333:execution:orders:1
sfn StopExecution executionArn=arn:aws:states:us-east-1:111122223333:execution:orders:1 => states:us-east-1:111122223333:execution:orders:1
sfn CreateStateMachine name=orders roleArn=arn:aws:iam::111122223333:role/app => states:@:stateMachine:orders
sfn DescribeStateMachine stateMachineArn=arn:aws:states:us-east-1:111122223333:stateMachine:orders => states:us-east-1:111122223333:stateMachine:orders
sfn ListExecutions stateMachineArn=arn:aws:states:us-east-1:111122223333:stateMachine:orders => states:us-east-1:111122223333:stateMachine:orders
sfn CreateActivity name=approve => states:@:activity:approve
sfn GetActivityTask activityArn=arn:aws:states:us-east-1:111122223333:activity:approve => states:us-east-1:111122223333:activity:approve
eventbridge PutEvents Entries[].EventBusName=orders => events:@:event-bus/orders
eventbridge PutRule Name=nightly => events:@:rule/nightly
eventbridge PutRule Name=nightly EventBusName=orders => events:@:rule/orders/nightly
eventbridge PutTargets Rule=nightly => events:@:rule/nightly
eventbridge DeleteRule Name=nightly => events:@:rule/nightly
eventbridge DescribeRule Name=nightly => events:@:rule/nightly
eventbridge CreateEventBus Name=orders => events:@:event-bus/orders
eventbridge DeleteEventBus Name=orders => events:@:event-bus/orders
eventbridge DescribeEventBus Name=orders => events:@:event-bus/orders
eventbridge CreateArchive ArchiveName=all EventSourceArn=arn:aws:events:us-east-1:111122223333:event-bus/orders => events:@:archive/all + events:us-east-1:111122223333:event-bus/orders
kinesis PutRecord StreamName=clicks => kinesis:@:stream/clicks
kinesis PutRecords StreamName=clicks => kinesis:@:stream/clicks
kinesis PutRecord StreamARN=arn:aws:kinesis:us-east-1:111122223333:stream/clicks => kinesis:us-east-1:111122223333:stream/clicks
kinesis GetShardIterator StreamName=clicks => kinesis:@:stream/clicks
kinesis DescribeStream StreamName=clicks => kinesis:@:stream/clicks
kinesis CreateStream StreamName=clicks => kinesis:@:stream/clicks
kinesis DeleteStream StreamName=clicks => kinesis:@:stream/clicks
kinesis ListShards StreamName=clicks => kinesis:@:stream/clicks
kinesis DescribeStreamSummary StreamName=clicks => kinesis:@:stream/clicks
firehose PutRecord DeliveryStreamName=clicks => firehose:@:deliverystream/clicks
firehose PutRecordBatch DeliveryStreamName=clicks => firehose:@:deliverystream/clicks
firehose DescribeDeliveryStream DeliveryStreamName=clicks => firehose:@:deliverystream/clicks
firehose CreateDeliveryStream DeliveryStreamName=clicks => firehose:@:deliverystream/clicks
cloudwatch-logs PutLogEvents logGroupName=/app logStreamName=web => logs:@:log-group:/app:log-stream:web
cloudwatch-logs CreateLogStream logGroupName=/app logStreamName=web => logs:@:log-group:/app:log-stream:web
cloudwatch-logs CreateLogGroup logGroupName=/app => logs:@:log-group:/app
cloudwatch-logs DescribeLogStreams logGroupName=/app => logs:@:log-group:/app
cloudwatch-logs FilterLogEvents logGroupName=/app => logs:@:log-group:/app
cloudwatch-logs GetLogEvents logGroupName=/app logStreamName=web => logs:@:log-group:/app:log-stream:web
cloudwatch-logs PutRetentionPolicy logGroupName=/app => logs:@:log-group:/app
cloudwatch-logs DeleteLogGroup logGroupName=/app => logs:@:log-group:/app
cloudwatch-logs StartQuery logGroupName=/app => logs:@:log-group:/app
cloudwatch-logs PutSubscriptionFilter logGroupName=/app => logs:@:log-group:/app
cloudwatch-logs PutMetricFilter logGroupName=/app => logs:@:log-group:/app
cloudwatch-logs DeleteLogStream logGroupName=/app logStreamName=web => logs:@:log-group:/app:log-stream:web
cloudwatch PutMetricAlarm AlarmName=errors => cloudwatch:@:alarm:errors
cloudwatch DescribeAlarms AlarmNames[]=errors => cloudwatch:@:alarm:errors
cloudwatch DeleteAlarms AlarmNames[]=errors => cloudwatch:@:alarm:errors
cloudwatch SetAlarmState AlarmName=errors => cloudwatch:@:alarm:errors
cloudwatch EnableAlarmActions AlarmNames[]=errors => cloudwatch:@:alarm:errors
cloudwatch GetDashboard DashboardName=web => cloudwatch:~:dashboard/web
cloudwatch PutDashboard DashboardName=web => cloudwatch:~:dashboard/web
cloudwatch PutMetricData Namespace=App => *
iam GetRole RoleName=app => iam:~:role/app
iam CreateRole RoleName=app => iam:~:role/app
iam CreateRole RoleName=app Path=/service/ => iam:~:role/service/app
iam DeleteRole RoleName=app => iam:~:role/app
iam AttachRolePolicy RoleName=app PolicyArn=arn:aws:iam::aws:policy/ReadOnlyAccess => iam:~:role/app
iam PutRolePolicy RoleName=app PolicyName=inline => iam:~:role/app
iam GetUser UserName=alice => iam:~:user/alice
iam CreateUser UserName=alice => iam:~:user/alice
iam CreateUser UserName=alice Path=/ops/ => iam:~:user/ops/alice
iam CreateAccessKey UserName=alice => iam:~:user/alice
iam AttachUserPolicy UserName=alice => iam:~:user/alice
iam CreatePolicy PolicyName=read => iam:~:policy/read
iam GetPolicy PolicyArn=arn:aws:iam::111122223333:policy/read => iam::111122223333:policy/read
iam CreatePolicyVersion PolicyArn=arn:aws:iam::111122223333:policy/read => iam::111122223333:policy/read
iam CreateGroup GroupName=ops => iam:~:group/ops
iam AddUserToGroup GroupName=ops UserName=alice => iam:~:group/ops
iam CreateInstanceProfile InstanceProfileName=web => iam:~:instance-profile/web
iam AddRoleToInstanceProfile InstanceProfileName=web RoleName=app => iam:~:instance-profile/web
iam UpdateAssumeRolePolicy RoleName=app => iam:~:role/app
iam TagRole RoleName=app => iam:~:role/app
iam SimulatePrincipalPolicy PolicySourceArn=arn:aws:iam::111122223333:role/app => iam::111122223333:role/app
iam CreateServiceLinkedRole AWSServiceName=ecs.amazonaws.com => iam:~:role/*
iam DeleteVirtualMFADevice SerialNumber=arn:aws:iam::111122223333:mfa/alice => iam::111122223333:mfa/alice
sts AssumeRole RoleArn=arn:aws:iam::111122223333:role/app => iam::111122223333:role/app
ec2 StartInstances InstanceIds[]=i-1 => ec2:@:instance/i-1
ec2 StopInstances InstanceIds[]=i-1 InstanceIds[]=i-2 => ec2:@:instance/i-1 + ec2:@:instance/i-2
ec2 TerminateInstances InstanceIds[]=i-1 => ec2:@:instance/i-1
ec2 RebootInstances InstanceIds[]=i-1 => ec2:@:instance/i-1
ec2 DescribeInstances InstanceIds[]=i-1 => *
ec2 DeleteSecurityGroup GroupId=sg-1 => ec2:@:security-group/sg-1
ec2 AuthorizeSecurityGroupIngress GroupId=sg-1 => ec2:@:security-group/sg-1
ec2 RevokeSecurityGroupEgress GroupId=sg-1 => ec2:@:security-group/sg-1
ec2 DeleteVolume VolumeId=vol-1 => ec2:@:volume/vol-1
ec2 CreateSnapshot VolumeId=vol-1 => ec2:@:volume/vol-1 + ec2:us-east-1::snapshot/*
ec2 DeleteSnapshot SnapshotId=snap-1 => ec2:us-east-1::snapshot/snap-1
ec2 DeregisterImage ImageId=ami-1 => ec2:us-east-1::image/ami-1
ec2 DeleteKeyPair KeyName=ops => ec2:@:key-pair/ops
ec2 CreateKeyPair KeyName=ops => ec2:@:key-pair/ops
ec2 DeleteVpc VpcId=vpc-1 => ec2:@:vpc/vpc-1
ec2 DeleteSubnet SubnetId=subnet-1 => ec2:@:subnet/subnet-1
ec2 CreateSubnet VpcId=vpc-1 => ec2:@:vpc/vpc-1 + ec2:@:subnet/*
ec2 ModifyInstanceAttribute InstanceId=i-1 => ec2:@:instance/i-1
ec2 ReleaseAddress AllocationId=eipalloc-1 => ec2:@:elastic-ip/eipalloc-1
ec2 DeleteInternetGateway InternetGatewayId=igw-1 => ec2:@:internet-gateway/igw-1
ec2 DeleteRouteTable RouteTableId=rtb-1 => ec2:@:route-table/rtb-1
ec2 DeleteLaunchTemplate LaunchTemplateId=lt-1 => ec2:@:launch-template/lt-1
ec2 MonitorInstances InstanceIds[]=i-1 => ec2:@:instance/i-1
ec2 GetConsoleOutput InstanceId=i-1 => ec2:@:instance/i-1
ecs RunTask cluster=web taskDefinition=api:3 => ecs:@:task-definition/api:3
ecs RunTask taskDefinition=arn:aws:ecs:us-east-1:111122223333:task-definition/api:3 => ecs:us-east-1:111122223333:task-definition/api:3
ecs DescribeServices cluster=web services[]=api => ecs:@:service/web/api
ecs UpdateService cluster=web service=api => ecs:@:service/web/api
ecs CreateService cluster=web serviceName=api => ecs:@:service/web/api
ecs DeleteService cluster=web service=api => ecs:@:service/web/api
ecs DescribeTasks cluster=web tasks[]=1234 => ecs:@:task/web/1234
ecs StopTask cluster=web task=1234 => ecs:@:task/web/1234
ecs CreateCluster clusterName=web => ecs:@:cluster/web
ecs DeleteCluster cluster=web => ecs:@:cluster/web
ecs DescribeClusters clusters[]=web => ecs:@:cluster/web
ecs ListContainerInstances cluster=web => ecs:@:cluster/web
ecs DeregisterTaskDefinition taskDefinition=api:3 => *
ecr BatchGetImage repositoryName=web => ecr:@:repository/web
ecr PutImage repositoryName=web => ecr:@:repository/web
ecr CreateRepository repositoryName=web => ecr:@:repository/web
ecr DescribeRepositories repositoryNames[]=web => ecr:@:repository/web
ecr DescribeImages repositoryName=web => ecr:@:repository/web
ecr GetAuthorizationToken => *
ecr DeleteRepository repositoryName=web => ecr:@:repository/web
ecr ListImages repositoryName=web => ecr:@:repository/web
eks DescribeCluster name=web => eks:@:cluster/web
eks CreateCluster name=web => *
eks DeleteCluster name=web => eks:@:cluster/web
eks ListNodegroups clusterName=web => eks:@:cluster/web
eks CreateNodegroup clusterName=web nodegroupName=a => eks:@:cluster/web
eks UpdateClusterVersion name=web => eks:@:cluster/web
rds DescribeDBInstances DBInstanceIdentifier=orders => rds:@:db:orders
rds CreateDBInstance DBInstanceIdentifier=orders => rds:@:db:orders
rds DeleteDBInstance DBInstanceIdentifier=orders => rds:@:db:orders
rds StartDBInstance DBInstanceIdentifier=orders => rds:@:db:orders
rds StopDBInstance DBInstanceIdentifier=orders => rds:@:db:orders
rds RebootDBInstance DBInstanceIdentifier=orders => rds:@:db:orders
rds ModifyDBInstance DBInstanceIdentifier=orders => rds:@:db:orders
rds DescribeDBClusters DBClusterIdentifier=orders => rds:@:cluster:orders
rds DeleteDBCluster DBClusterIdentifier=orders => rds:@:cluster:orders + rds:@:cluster-snapshot:*
rds StartDBCluster DBClusterIdentifier=orders => rds:@:cluster:orders
rds DeleteDBSnapshot DBSnapshotIdentifier=nightly => rds:@:snapshot:nightly
rds DescribeDBParameters DBParameterGroupName=pg => rds:@:pg:pg
rds DeleteDBParameterGroup DBParameterGroupName=pg => rds:@:pg:pg
rds CreateDBSubnetGroup DBSubnetGroupName=net => rds:@:subgrp:net
rds AddTagsToResource ResourceName=arn:aws:rds:us-east-1:111122223333:db:orders => rds:us-east-1:111122223333:db:orders
rds-data ExecuteStatement resourceArn=arn:aws:rds:us-east-1:111122223333:cluster:orders secretArn=arn:aws:secretsmanager:us-east-1:111122223333:secret:db-AbCdEf => rds:us-east-1:111122223333:cluster:orders
cloudformation CreateStack StackName=web => cloudformation:@:stack/web/*
cloudformation UpdateStack StackName=web => cloudformation:@:stack/web/*
cloudformation DeleteStack StackName=web => cloudformation:@:stack/web/*
cloudformation DescribeStacks StackName=web => cloudformation:@:stack/web/*
cloudformation DescribeStackEvents StackName=web => cloudformation:@:stack/web/*
cloudformation GetTemplate StackName=web => cloudformation:@:stack/web/*
cloudformation DescribeStacks StackName=arn:aws:cloudformation:us-east-1:111122223333:stack/web/1 => cloudformation:us-east-1:111122223333:stack/web/1
cloudformation CreateChangeSet StackName=web => cloudformation:@:stack/web/*
cloudformation ListStackResources StackName=web => cloudformation:@:stack/web/*
cloudformation DescribeStackSet StackSetName=org => cloudformation:@:stackset/org:*
bedrock-runtime InvokeModel modelId=anthropic.claude-3-haiku => bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku
bedrock-runtime Converse modelId=amazon.nova-lite-v1:0 => bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0
bedrock-runtime InvokeModel modelId=arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0 => bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0
bedrock-runtime InvokeModel modelId=us.anthropic.claude-3-haiku => bedrock:@:inference-profile/us.anthropic.claude-3-haiku
bedrock-runtime ConverseStream modelId=eu.anthropic.claude-3-haiku => bedrock:@:inference-profile/eu.anthropic.claude-3-haiku
bedrock-runtime InvokeModel modelId=arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/abc => bedrock:us-east-1:111122223333:application-inference-profile/abc
bedrock-runtime ApplyGuardrail guardrailIdentifier=g1 => bedrock:@:guardrail/g1
bedrock-agent-runtime InvokeAgent agentId=A1 agentAliasId=B2 => bedrock:@:agent-alias/A1/B2
bedrock-agent-runtime Retrieve knowledgeBaseId=K1 => bedrock:@:knowledge-base/K1
bedrock-agent GetAgent agentId=A1 => bedrock:@:agent/A1
bedrock-agent StartIngestionJob knowledgeBaseId=K1 dataSourceId=d => bedrock:@:knowledge-base/K1
bedrock GetGuardrail guardrailIdentifier=g1 => bedrock:@:guardrail/g1
bedrock GetFoundationModel modelIdentifier=amazon.nova-lite-v1:0 => bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0
api-gateway GetRestApi restApiId=a1 => apigateway:us-east-1::/restapis/a1
api-gateway DeleteRestApi restApiId=a1 => apigateway:us-east-1::/restapis/a1
api-gateway GetResources restApiId=a1 => apigateway:us-east-1::/restapis/a1/resources
api-gateway CreateDeployment restApiId=a1 => apigateway:us-east-1::/restapis/a1/deployments
api-gateway GetApiKeys => apigateway:us-east-1::/apikeys
apigatewayv2 GetApi ApiId=a1 => apigateway:us-east-1::/apis/a1
apigatewayv2 CreateRoute ApiId=a1 => apigateway:us-east-1::/apis/a1/routes
cognito-identity-provider AdminCreateUser UserPoolId=us-east-1_A => cognito-idp:@:userpool/us-east-1_A
cognito-identity-provider AdminGetUser UserPoolId=us-east-1_A => cognito-idp:@:userpool/us-east-1_A
cognito-identity-provider ListUsers UserPoolId=us-east-1_A => cognito-idp:@:userpool/us-east-1_A
cognito-identity-provider AdminInitiateAuth UserPoolId=us-east-1_A => cognito-idp:@:userpool/us-east-1_A
cognito-identity-provider DescribeUserPoolClient UserPoolId=us-east-1_A => cognito-idp:@:userpool/us-east-1_A
cognito-identity DescribeIdentityPool IdentityPoolId=us-east-1:1 => cognito-identity:@:identitypool/us-east-1:1
athena StartQueryExecution WorkGroup=primary => athena:@:workgroup/primary
athena GetWorkGroup WorkGroup=primary => athena:@:workgroup/primary
athena GetDataCatalog Name=lake => athena:@:datacatalog/lake
glue GetTable DatabaseName=lake Name=orders => glue:@:catalog + glue:@:database/lake + glue:@:table/lake/orders
glue GetDatabase Name=lake => glue:@:catalog + glue:@:database/lake
glue StartJobRun JobName=etl => glue:@:job/etl
glue GetJob JobName=etl => glue:@:job/etl
glue StartCrawler Name=nightly => glue:@:crawler/nightly
glue GetCrawler Name=nightly => glue:@:crawler/nightly
glue DeleteJob JobName=etl => glue:@:job/etl
redshift DescribeClusters ClusterIdentifier=dw => redshift:@:cluster:dw
redshift PauseCluster ClusterIdentifier=dw => redshift:@:cluster:dw
redshift DeleteCluster ClusterIdentifier=dw => redshift:@:cluster:dw
redshift-data ExecuteStatement ClusterIdentifier=dw => redshift:@:cluster:dw
route-53 ChangeResourceRecordSets HostedZoneId=Z1 => route53:::hostedzone/Z1
route-53 ListResourceRecordSets HostedZoneId=Z1 => route53:::hostedzone/Z1
route-53 GetHostedZone Id=Z1 => route53:::hostedzone/Z1
route-53 DeleteHostedZone Id=Z1 => route53:::hostedzone/Z1
route-53 GetHealthCheck HealthCheckId=h1 => route53:::healthcheck/h1
cloudfront CreateInvalidation DistributionId=E1 => cloudfront:~:distribution/E1
cloudfront GetDistribution Id=E1 => cloudfront:~:distribution/E1
cloudfront UpdateDistribution Id=E1 => cloudfront:~:distribution/E1
cloudfront GetFunction Name=edge => cloudfront:~:function/edge
sagemaker-runtime InvokeEndpoint EndpointName=score => sagemaker:@:endpoint/score
sagemaker-runtime InvokeEndpointAsync EndpointName=score => sagemaker:@:endpoint/score
sagemaker CreateModel ModelName=score => sagemaker:@:model/score
sagemaker DescribeEndpoint EndpointName=score => sagemaker:@:endpoint/score
sagemaker DeleteEndpoint EndpointName=score => sagemaker:@:endpoint/score
sagemaker CreateTrainingJob TrainingJobName=t1 => sagemaker:@:training-job/t1
sagemaker DescribeTrainingJob TrainingJobName=t1 => sagemaker:@:training-job/t1
sagemaker StopNotebookInstance NotebookInstanceName=lab => sagemaker:@:notebook-instance/lab
codebuild StartBuild projectName=web => codebuild:@:project/web
codebuild BatchGetProjects names[]=web => codebuild:@:project/web
codepipeline StartPipelineExecution name=web => codepipeline:@:web
codepipeline GetPipelineState name=web => codepipeline:@:web
codecommit GetRepository repositoryName=web => codecommit:@:web
codecommit GetFile repositoryName=web => codecommit:@:web
codedeploy CreateDeployment applicationName=web deploymentGroupName=prod => codedeploy:@:deploymentgroup:web/prod
auto-scaling SetDesiredCapacity AutoScalingGroupName=web => autoscaling:@:autoScalingGroup:*:autoScalingGroupName/web
auto-scaling UpdateAutoScalingGroup AutoScalingGroupName=web => autoscaling:@:autoScalingGroup:*:autoScalingGroupName/web
auto-scaling DeleteAutoScalingGroup AutoScalingGroupName=web => autoscaling:@:autoScalingGroup:*:autoScalingGroupName/web
elastic-load-balancing-v2 DeleteLoadBalancer LoadBalancerArn=arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/web/1 => elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/web/1
elastic-load-balancing-v2 RegisterTargets TargetGroupArn=arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web/1 => elasticloadbalancing:us-east-1:111122223333:targetgroup/web/1
elastic-load-balancing-v2 DescribeTargetHealth TargetGroupArn=arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web/1 => *
elasticache DescribeCacheClusters CacheClusterId=hot => elasticache:@:cluster:hot
elasticache DeleteCacheCluster CacheClusterId=hot => elasticache:@:cluster:hot
elasticache CreateReplicationGroup ReplicationGroupId=hot => elasticache:@:replicationgroup:hot
efs DescribeMountTargets FileSystemId=fs-1 => elasticfilesystem:@:file-system/fs-1
efs DeleteFileSystem FileSystemId=fs-1 => elasticfilesystem:@:file-system/fs-1
efs DescribeAccessPoints AccessPointId=fsap-1 => elasticfilesystem:@:access-point/fsap-1
sesv2 SendEmail FromEmailAddressIdentityArn=arn:aws:ses:us-east-1:111122223333:identity/example.com => ses:us-east-1:111122223333:identity/example.com
sesv2 GetEmailIdentity EmailIdentity=example.com => ses:@:identity/example.com
sesv2 CreateEmailTemplate TemplateName=hello => ses:@:template/hello
ses SendEmail SourceArn=arn:aws:ses:us-east-1:111122223333:identity/example.com => ses:us-east-1:111122223333:identity/example.com
acm DescribeCertificate CertificateArn=arn:aws:acm:us-east-1:111122223333:certificate/1 => acm:us-east-1:111122223333:certificate/1
acm DeleteCertificate CertificateArn=arn:aws:acm:us-east-1:111122223333:certificate/1 => acm:us-east-1:111122223333:certificate/1
batch SubmitJob jobName=j jobQueue=q jobDefinition=d => batch:@:job-definition/d:* + batch:@:job-queue/q
batch DescribeJobQueues => *
scheduler CreateSchedule Name=nightly GroupName=default => scheduler:@:schedule/default/nightly
scheduler GetSchedule Name=nightly GroupName=default => scheduler:@:schedule/default/nightly
scheduler DeleteSchedule Name=nightly GroupName=default => scheduler:@:schedule/default/nightly
pipes StartPipe Name=orders => pipes:@:pipe/orders
pipes DescribePipe Name=orders => pipes:@:pipe/orders
appsync GetGraphqlApi apiId=a1 => appsync:@:apis/a1
appconfigdata StartConfigurationSession ApplicationIdentifier=a1 EnvironmentIdentifier=e1 ConfigurationProfileIdentifier=c1 => appconfig:@:application/a1/environment/e1/configuration/c1
opensearch DescribeDomain DomainName=logs => es:@:domain/logs
opensearch DeleteDomain DomainName=logs => es:@:domain/logs
elasticsearch-service DescribeElasticsearchDomain DomainName=logs => es:@:domain/logs
iot-data-plane Publish topic=sensors/a => iot:@:topic/sensors/a
iot-data-plane GetThingShadow thingName=lamp => iot:@:thing/lamp
iot DescribeThing thingName=lamp => iot:@:thing/lamp
iot CreateThing thingName=lamp => iot:@:thing/lamp
iot AttachPolicy policyName=p target=arn:aws:iot:us-east-1:111122223333:cert/1 => iot:us-east-1:111122223333:cert/1
organizations DescribeAccount AccountId=111122223333 => organizations::*:account/o-*/111122223333
backup StartBackupJob BackupVaultName=main ResourceArn=arn:aws:dynamodb:us-east-1:111122223333:table/orders => backup:@:backup-vault:main
backup DescribeBackupVault BackupVaultName=main => backup:@:backup-vault:main
cloudtrail GetTrailStatus Name=main => cloudtrail:@:trail/main
cloudtrail StartLogging Name=main => cloudtrail:@:trail/main
config-service DescribeConfigRules ConfigRuleNames[]=r => *
guardduty GetDetector DetectorId=d1 => guardduty:@:detector/d1
wafv2 GetWebACL Name=web Id=1 Scope=REGIONAL => wafv2:@:*/webacl/web/1
translate GetTerminology Name=terms => translate:@:terminology/terms
translate TranslateText Text=hello => *
polly GetLexicon Name=words => polly:@:lexicon/words
rekognition SearchFaces CollectionId=faces => rekognition:@:collection/faces
rekognition IndexFaces CollectionId=faces => rekognition:@:collection/faces
rekognition DetectLabels => *
transcribe GetTranscriptionJob TranscriptionJobName=t1 => transcribe:@:transcription-job/t1
comprehend DetectSentiment Text=hello => *
kendra Query IndexId=k1 => kendra:@:index/k1
lex-runtime-v2 RecognizeText botId=B1 botAliasId=A1 => lex:@:bot-alias/B1/A1
timestream-write WriteRecords DatabaseName=db TableName=t => timestream:@:database/db/table/t
timestream-write DescribeDatabase DatabaseName=db => timestream:@:database/db
emr DescribeCluster ClusterId=j-1 => elasticmapreduce:@:cluster/j-1
emr AddJobFlowSteps JobFlowId=j-1 => elasticmapreduce:@:cluster/j-1
emr-serverless StartJobRun applicationId=a1 => emr-serverless:@:/applications/a1
kafka DescribeCluster ClusterArn=arn:aws:kafka:us-east-1:111122223333:cluster/main/1 => kafka:us-east-1:111122223333:cluster/main/1
mq DescribeBroker BrokerId=b-1 => mq:@:broker:*:b-1
elastic-beanstalk UpdateEnvironment ApplicationName=web EnvironmentName=prod => elasticbeanstalk:@:environment/web/prod
xray PutTraceSegments => *
qldb-session SendCommand => qldb:@:ledger/*
application-auto-scaling PutScalingPolicy => application-autoscaling:@:scalable-target/*
codeartifact GetAuthorizationToken domain=d => codeartifact:@:domain/d
codeartifact ListPackages domain=d repository=r => codeartifact:@:repository/d/r
amplify GetApp appId=d1 => amplify:@:apps/d1
amplify GetBranch appId=d1 branchName=main => amplify:@:apps/d1/branches/main
appconfig GetConfigurationProfile ApplicationId=a1 ConfigurationProfileId=p1 => appconfig:@:application/a1 + appconfig:@:application/a1/configurationprofile/p1
apprunner DescribeService ServiceArn=arn:aws:apprunner:us-east-1:111122223333:service/web/1 => apprunner:us-east-1:111122223333:service/web/1
bedrock-agentcore InvokeAgentRuntime agentRuntimeArn=arn:aws:bedrock-agentcore:us-east-1:111122223333:runtime/r1 => bedrock-agentcore:us-east-1:111122223333:runtime/r1
cloudfront PublishFunction Name=rewrite => cloudfront:~:function/rewrite
cloudsearch IndexDocuments DomainName=d => cloudsearch:@:domain/d
connect DescribeInstance InstanceId=i1 => connect:@:instance/i1
database-migration-service StartReplicationTask ReplicationTaskArn=arn:aws:dms:us-east-1:111122223333:task:T1 => dms:us-east-1:111122223333:task:T1
datasync StartTaskExecution TaskArn=arn:aws:datasync:us-east-1:111122223333:task/task-1 => datasync:us-east-1:111122223333:task/task-1
dax UpdateCluster ClusterName=c => dax:@:cache/c
direct-connect DescribeVirtualInterfaces virtualInterfaceId=dxvif-1 => directconnect:@:dxvif/dxvif-1
dsql GetCluster identifier=c1 => dsql:@:cluster/c1
ebs ListSnapshotBlocks snapshotId=snap-1 => ec2:us-east-1::snapshot/snap-1
ecr-public DescribeRepositories repositoryNames[]=tools => ecr-public:~:repository/tools
eks DescribeNodegroup clusterName=main nodegroupName=workers => eks:@:nodegroup/main/workers/*
evidently EvaluateFeature project=p feature=f => evidently:@:project/p/feature/f
fis GetExperiment id=EXP1 => fis:@:experiment/EXP1
fsx UpdateFileSystem FileSystemId=fs-1 => fsx:@:file-system/fs-1
gamelift StartMatchmaking ConfigurationName=m => *
global-accelerator DescribeAccelerator AcceleratorArn=arn:aws:globalaccelerator::111122223333:accelerator/a1 => globalaccelerator::111122223333:accelerator/a1
glue GetJobRun JobName=nightly => glue:@:job/nightly
iotanalytics BatchPutMessage channelName=c => iotanalytics:@:channel/c
iotsitewise GetAssetPropertyValue assetId=a1 => iotsitewise:@:asset/a1
keyspaces GetTable keyspaceName=k tableName=t => cassandra:@:/keyspace/k/table/t
kinesis-analytics-v2 DescribeApplication ApplicationName=flink => kinesisanalytics:@:application/flink
kinesis-video DescribeStream StreamName=cam => kinesisvideo:@:stream/cam/*
lakeformation GetDataLakeSettings => *
location GetDevicePosition TrackerName=trucks DeviceId=d1 => geo:@:tracker/trucks
mediaconvert GetJob Id=j1 => mediaconvert:@:jobs/j1
medialive DescribeChannel ChannelId=1 => medialive:@:channel:1
memorydb DescribeClusters ClusterName=m => memorydb:@:cluster/m
mwaa CreateCliToken Name=airflow => airflow:@:environment/airflow
opensearchserverless DeleteCollection id=c1 => aoss:@:collection/c1
personalize-runtime GetRecommendations campaignArn=arn:aws:personalize:us-east-1:111122223333:campaign/c => personalize:us-east-1:111122223333:campaign/c
pinpoint GetCampaign ApplicationId=a1 CampaignId=c1 => mobiletargeting:@:apps/a1/campaigns/c1
quicksight DescribeDashboard AwsAccountId=111122223333 DashboardId=d1 => quicksight:us-east-1:111122223333:dashboard/d1
ram DeleteResourceShare resourceShareArn=arn:aws:ram:us-east-1:111122223333:resource-share/r1 => ram:us-east-1:111122223333:resource-share/r1
redshift-serverless GetWorkgroup workgroupName=w => redshift-serverless:@:workgroup/*
resource-groups GetGroup GroupName=g => resource-groups:@:group/g
route53resolver GetResolverRule ResolverRuleId=rslvr-rr-1 => route53resolver:@:resolver-rule/rslvr-rr-1
s3-control GetAccessPoint AccountId=111122223333 Name=audit => *
s3-control PutAccessPointPolicy AccountId=111122223333 Name=audit => s3:us-east-1:111122223333:accesspoint/audit
s3vectors QueryVectors vectorBucketName=vb indexName=i => s3vectors:@:bucket/vb/index/i
service-quotas RequestServiceQuotaIncrease ServiceCode=ec2 QuotaCode=L-1 => servicequotas:@:ec2/L-1
servicediscovery GetNamespace Id=ns-1 => servicediscovery:@:namespace/ns-1
shield DescribeProtection ProtectionId=p1 => shield:~:protection/p1
storage-gateway DescribeGatewayInformation GatewayARN=arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-1 => storagegateway:us-east-1:111122223333:gateway/sgw-1
synthetics GetCanary Name=c => synthetics:@:canary:c
textract DetectDocumentText => *
timestream-query Query => timestream:@:database/*/table/*
transfer DescribeServer ServerId=s-1 => transfer:@:server/s-1
transfer DescribeUser ServerId=s-1 UserName=u => transfer:@:user/s-1/u
verifiedpermissions IsAuthorized policyStoreId=ps1 => verifiedpermissions:~:policy-store/ps1
wafv2 GetIPSet Name=block Scope=REGIONAL Id=i1 => wafv2:@:regional/ipset/block/i1
workspaces StartWorkspaces StartWorkspaceRequests[].WorkspaceId=ws-1 => workspaces:@:workspace/ws-1
codebuild BatchGetBuilds ids[]=web:1a2b => codebuild:@:project/web
config-service DeleteConfigRule ConfigRuleName=public => config:@:config-rule/*
rds DeleteDBProxy DBProxyName=pool => rds:@:db-proxy:*
rds AddTagsToResource ResourceName=arn:aws:rds:us-east-1:111122223333:db:orders => rds:us-east-1:111122223333:db:orders
lightsail StopInstance instanceName=web => lightsail:@:Instance/*
servicediscovery DiscoverInstances NamespaceName=shop ServiceName=cart => servicediscovery:@:namespace/* + servicediscovery:@:service/*
rekognition StartStreamProcessor Name=door => rekognition:@:streamprocessor/door
redshift-data ExecuteStatement WorkgroupName=w => redshift-serverless:@:workgroup/*
backup CreateBackupPlan BackupPlan.BackupPlanName=daily => backup:@:backup-plan:*
waf CreateIPSet Name=block => waf:~:ipset/*
`;
