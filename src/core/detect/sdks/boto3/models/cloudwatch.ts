/** Amazon CloudWatch (Boto3 documentation, pages "CloudWatch" and those of its resources). */
export const CLOUDWATCH = `
ServiceResource
  * alarms DescribeAlarms > Alarm
  * metrics ListMetrics > Metric
Alarm name,alarm_name=AlarmName,AlarmNames[]
  load DescribeAlarms
  delete DeleteAlarms
  describe_history DescribeAlarmHistory
  disable_actions DisableAlarmActions
  enable_actions EnableAlarmActions
  set_state SetAlarmState
  | delete DeleteAlarms
  | disable_actions DisableAlarmActions
  | enable_actions EnableAlarmActions
  . metric Metric
Metric namespace=Namespace name,metric_name=MetricName
  load ListMetrics
  get_statistics GetMetricStatistics
  put_alarm PutMetricAlarm > Alarm
  put_data PutMetricData
  * alarms DescribeAlarmsForMetric > Alarm
`;
