/**
 * Amazon DynamoDB (Boto3 documentation, pages "DynamoDB" and "DynamoDB customization reference"). The batch writer of a
 * table collects puts and deletes and sends them as BatchWriteItem.
 */
export const DYNAMODB = `
ServiceResource
  batch_get_item BatchGetItem
  batch_write_item BatchWriteItem
  create_table CreateTable > Table
  * tables ListTables > Table
Table name,table_name=TableName,RequestItems{}
  load DescribeTable
  delete DeleteTable
  update UpdateTable
  put_item PutItem
  get_item GetItem
  update_item UpdateItem
  delete_item DeleteItem
  query Query
  scan Scan
  batch_writer BatchWriteItem > BatchWriter
  wait_until_exists DescribeTable
  wait_until_not_exists DescribeTable
BatchWriter =TableName
`;
