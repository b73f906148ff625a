/** AWS CloudFormation (Boto3 documentation, pages "CloudFormation" and those of its resources). */
export const CLOUDFORMATION = `
ServiceResource
  create_stack CreateStack > Stack
  * stacks DescribeStacks > Stack
Stack name,stack_name=StackName
  load DescribeStacks
  cancel_update CancelUpdateStack
  delete DeleteStack
  update UpdateStack
  * events DescribeStackEvents > Event
  * resource_summaries ListStackResources > StackResourceSummary
  + Resource StackResource
Event id=EventId
StackResource stack_name=StackName logical_id=LogicalResourceId
  load DescribeStackResource
  + Stack
StackResourceSummary stack_name=StackName logical_id=LogicalResourceId
  + Resource StackResource
`;
