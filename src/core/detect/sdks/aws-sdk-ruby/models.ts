/**
 * Resource interfaces of the AWS SDK for Ruby that boto3 does not have, or has otherwise ("AWS SDK for Ruby V3" API
 * reference: the pages of `Aws::RDS::Resource`, `Aws::AutoScaling::Resource`, `Aws::S3::Bucket`, `Aws::S3::Object` and
 * `Aws::SQS::Queue`). Written as in `boto3/resource-row.ts`; the names of makers are those of the classes.
 */
export const OWN_MODELS: Readonly<Record<string, string>> = {
  rds: `
ServiceResource
  create_db_cluster CreateDBCluster > DBCluster
  create_db_cluster_parameter_group CreateDBClusterParameterGroup > DBClusterParameterGroup
  create_db_instance CreateDBInstance > DBInstance
  create_db_parameter_group CreateDBParameterGroup > DBParameterGroup
  create_db_security_group CreateDBSecurityGroup > DBSecurityGroup
  create_db_subnet_group CreateDBSubnetGroup > DBSubnetGroup
  create_event_subscription CreateEventSubscription > EventSubscription
  create_option_group CreateOptionGroup > OptionGroup
  * certificates DescribeCertificates > Certificate
  * db_clusters DescribeDBClusters > DBCluster
  * db_cluster_parameter_groups DescribeDBClusterParameterGroups > DBClusterParameterGroup
  * db_cluster_snapshots DescribeDBClusterSnapshots > DBClusterSnapshot
  * db_engine_versions DescribeDBEngineVersions > DBEngineVersion
  * db_instances DescribeDBInstances > DBInstance
  * db_parameter_groups DescribeDBParameterGroups > DBParameterGroup
  * db_security_groups DescribeDBSecurityGroups > DBSecurityGroup
  * db_snapshots DescribeDBSnapshots > DBSnapshot
  * db_subnet_groups DescribeDBSubnetGroups > DBSubnetGroup
  * event_subscriptions DescribeEventSubscriptions > EventSubscription
  * events DescribeEvents > Event
  * option_groups DescribeOptionGroups > OptionGroup
  * pending_maintenance_actions DescribePendingMaintenanceActions > PendingMaintenanceAction
  * reserved_db_instances DescribeReservedDBInstances > ReservedDBInstance
Certificate id=CertificateIdentifier
DBCluster id=DBClusterIdentifier
  load DescribeDBClusters
  create CreateDBCluster > DBCluster
  create_snapshot CreateDBClusterSnapshot > DBClusterSnapshot
  delete DeleteDBCluster
  failover FailoverDBCluster
  modify ModifyDBCluster
  restore RestoreDBClusterToPointInTime
  * snapshots DescribeDBClusterSnapshots > DBClusterSnapshot
DBClusterParameterGroup name=DBClusterParameterGroupName
  delete DeleteDBClusterParameterGroup
  modify ModifyDBClusterParameterGroup
  reset ResetDBClusterParameterGroup
  * parameters DescribeDBClusterParameters > DBClusterParameter
DBClusterParameter
DBClusterSnapshot cluster_id=DBClusterIdentifier snapshot_id=DBClusterSnapshotIdentifier
  load DescribeDBClusterSnapshots
  copy CopyDBClusterSnapshot
  create CreateDBClusterSnapshot
  delete DeleteDBClusterSnapshot
  restore RestoreDBClusterFromSnapshot
DBEngineVersion engine_name=Engine version=EngineVersion
DBInstance id=DBInstanceIdentifier
  load DescribeDBInstances
  create CreateDBInstance > DBInstance
  create_read_replica CreateDBInstanceReadReplica
  create_snapshot CreateDBSnapshot > DBSnapshot
  delete DeleteDBInstance
  modify ModifyDBInstance
  promote PromoteReadReplica
  reboot RebootDBInstance
  restore RestoreDBInstanceToPointInTime
  start StartDBInstance
  stop StopDBInstance
  subscribe_to AddSourceIdentifierToSubscription
  * events DescribeEvents > Event
  * log_files DescribeDBLogFiles > DBLogFile
  * snapshots DescribeDBSnapshots > DBSnapshot
DBLogFile instance_id=DBInstanceIdentifier name=LogFileName
  download DownloadDBLogFilePortion
DBParameterGroup name=DBParameterGroupName
  delete DeleteDBParameterGroup
  modify ModifyDBParameterGroup
  reset ResetDBParameterGroup
  * parameters DescribeDBParameters > DBParameter
DBParameter
DBSecurityGroup name=DBSecurityGroupName
  authorize_ingress AuthorizeDBSecurityGroupIngress
  delete DeleteDBSecurityGroup
  revoke_ingress RevokeDBSecurityGroupIngress
DBSnapshot instance_id=DBInstanceIdentifier snapshot_id=DBSnapshotIdentifier
  load DescribeDBSnapshots
  copy CopyDBSnapshot
  create CreateDBSnapshot
  delete DeleteDBSnapshot
  restore RestoreDBInstanceFromDBSnapshot
DBSubnetGroup name=DBSubnetGroupName
  create CreateDBSubnetGroup
  delete DeleteDBSubnetGroup
  modify ModifyDBSubnetGroup
Event
EventSubscription name=SubscriptionName
  delete DeleteEventSubscription
  modify ModifyEventSubscription
OptionGroup name=OptionGroupName
  copy CopyOptionGroup
  delete DeleteOptionGroup
  modify ModifyOptionGroup
PendingMaintenanceAction
ReservedDBInstance id=ReservedDBInstanceId
`,
  'auto-scaling': `
ServiceResource
  create_group CreateAutoScalingGroup > AutoScalingGroup
  create_launch_configuration CreateLaunchConfiguration > LaunchConfiguration
  * groups DescribeAutoScalingGroups > AutoScalingGroup
  * instances DescribeAutoScalingInstances > Instance
  * launch_configurations DescribeLaunchConfigurations > LaunchConfiguration
  * policies DescribePolicies > ScalingPolicy
AutoScalingGroup name=AutoScalingGroupName
  load DescribeAutoScalingGroups
  attach_instances AttachInstances
  delete DeleteAutoScalingGroup
  detach_instances DetachInstances
  put_scaling_policy PutScalingPolicy > ScalingPolicy
  resume_processes ResumeProcesses
  set_desired_capacity SetDesiredCapacity
  suspend_processes SuspendProcesses
  update UpdateAutoScalingGroup
  * activities DescribeScalingActivities > Activity
  * policies DescribePolicies > ScalingPolicy
Activity
Instance group_name=AutoScalingGroupName id=InstanceId
  set_health SetInstanceHealth
  terminate TerminateInstanceInAutoScalingGroup
LaunchConfiguration name=LaunchConfigurationName
  delete DeleteLaunchConfiguration
ScalingPolicy name=PolicyName
  delete DeletePolicy
  execute ExecutePolicy
`,
};

/** Actions that only the Ruby SDK has: service, class and method -> operations. */
export const OWN_ACTIONS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  's3 Bucket': {
    'clear!': ['ListObjectVersions', 'DeleteObjects'],
    'delete!': ['ListObjectVersions', 'DeleteObjects', 'DeleteBucket'],
    presigned_post: ['PutObject'],
  },
  's3 Object': {
    head: ['HeadObject'],
    copy_to: ['CopyObject'],
    move_to: ['CopyObject', 'DeleteObject'],
    presigned_post: ['PutObject'],
  },
  'sqs Queue': { attributes: ['GetQueueAttributes'] },
  'sns Topic': { attributes: ['GetTopicAttributes'] },
};

/** Attributes that are fetched when they are first read, of objects that were made by name ("lazy loading"). */
export const LAZY_ATTRIBUTES: Readonly<
  Record<string, { readonly operation: string; readonly names: ReadonlySet<string> }>
> = {
  's3 Object': {
    operation: 'HeadObject',
    names: new Set([
      ...['content_length', 'content_type', 'content_encoding', 'etag', 'last_modified', 'metadata', 'version_id'],
      ...['storage_class', 'server_side_encryption', 'ssekms_key_id', 'cache_control', 'restore', 'parts_count'],
    ]),
  },
  'dynamodb Table': {
    operation: 'DescribeTable',
    names: new Set([
      ...['table_status', 'table_arn', 'item_count', 'table_size_bytes', 'key_schema', 'attribute_definitions'],
      ...['global_secondary_indexes', 'creation_date_time', 'provisioned_throughput', 'billing_mode_summary'],
    ]),
  },
  'ec2 Instance': {
    operation: 'DescribeInstances',
    names: new Set(['state', 'public_ip_address', 'private_ip_address', 'public_dns_name', 'instance_type', 'tags']),
  },
};
