/** Amazon SNS (Boto3 documentation, pages "SNS" and those of its resources). */
export const SNS = `
ServiceResource
  create_platform_application CreatePlatformApplication > PlatformApplication
  create_topic CreateTopic > Topic
  * platform_applications ListPlatformApplications > PlatformApplication
  * subscriptions ListSubscriptions > Subscription
  * topics ListTopics > Topic
PlatformApplication arn=PlatformApplicationArn
  load GetPlatformApplicationAttributes
  create_platform_endpoint CreatePlatformEndpoint > PlatformEndpoint
  delete DeletePlatformApplication
  set_attributes SetPlatformApplicationAttributes
  * endpoints ListEndpointsByPlatformApplication > PlatformEndpoint
PlatformEndpoint arn=EndpointArn,TargetArn
  load GetEndpointAttributes
  delete DeleteEndpoint
  publish Publish
  set_attributes SetEndpointAttributes
Subscription arn=SubscriptionArn
  load GetSubscriptionAttributes
  delete Unsubscribe
  set_attributes SetSubscriptionAttributes
Topic arn=TopicArn
  load GetTopicAttributes
  add_permission AddPermission
  confirm_subscription ConfirmSubscription > Subscription
  delete DeleteTopic
  publish Publish
  remove_permission RemovePermission
  set_attributes SetTopicAttributes
  subscribe Subscribe > Subscription
  * subscriptions ListSubscriptionsByTopic > Subscription
`;
