/** AWS OpsWorks (Boto3 documentation, pages "OpsWorks" and those of its resources). */
export const OPSWORKS = `
ServiceResource
  create_stack CreateStack > Stack
  * stacks DescribeStacks > Stack
Layer id,layer_id=LayerId,LayerIds[]
  load DescribeLayers
  delete DeleteLayer
  . stack Stack
Stack id,stack_id=StackId,StackIds[]
  load DescribeStacks
  create_layer CreateLayer > Layer
  delete DeleteStack
  * layers DescribeLayers > Layer
  + Summary StackSummary
StackSummary stack_id=StackId
  load DescribeStackSummary
  + Stack
`;
