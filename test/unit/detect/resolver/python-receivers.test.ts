import assert from 'node:assert/strict';
import type { Scanner } from '../../../../src/core/detect/scanner.js';
import { source, summary, testScanner } from '../../../support/scan-source.js';

interface Case {
  readonly title: string;
  readonly code: string;
  readonly expected: readonly string[];
}

const RECEIVERS: readonly Case[] = [
  {
    title: 'a client made and used in one function',
    code: source`
      import boto3
      def save(body):
          s3 = boto3.client("s3")
          s3.put_object(Bucket="reports", Key="daily.csv", Body=body)
    `,
    expected: ['4 s3:PutObject high'],
  },
  {
    title: 'a client chained at once',
    code: source`
      import boto3
      boto3.client("sts").get_caller_identity()
    `,
    expected: ['2 sts:GetCallerIdentity high'],
  },
  {
    title: 'imported names and aliases',
    code: source`
      import boto3 as aws
      from boto3 import client as make
      from boto3.session import Session as Login
      aws.client("sqs").list_queues()
      make("sns").list_topics()
      Login(profile_name="dev").client("s3").list_buckets()
    `,
    expected: ['4 sqs:ListQueues high', '5 sns:ListTopics high', '6 s3:ListBuckets high'],
  },
  {
    title: 'a module-level client used in functions',
    code: source`
      import boto3
      queue = boto3.client("sqs")
      def work():
          queue.receive_message(QueueUrl="jobs")
    `,
    expected: ['4 sqs:ReceiveMessage high'],
  },
  {
    title: 'the last assignment before the use',
    code: source`
      import boto3
      client = boto3.client("s3")
      client.list_buckets()
      client = boto3.client("sqs")
      client.list_queues()
      client = {}
      client.list_buckets()
    `,
    expected: ['3 s3:ListBuckets high', '5 sqs:ListQueues high'],
  },
  {
    title: 'either branch, where the branches differ',
    code: source`
      import boto3
      def tag(kind):
          if kind == "queue":
              client = boto3.client("sqs")
          else:
              client = boto3.client("sns")
          client.list_queues()
          client.list_topics()
    `,
    expected: ['7 sqs:ListQueues high', '8 sns:ListTopics high'],
  },
  {
    title: 'a field set in the constructor',
    code: source`
      import boto3
      class ReportStore:
          def __init__(self):
              self.s3 = boto3.client("s3")
          def save(self):
              self.s3.put_object(Bucket="reports", Key="a")
    `,
    expected: ['6 s3:PutObject high'],
  },
  {
    title: 'a field of the base class, and of an object in a field',
    code: source`
      import boto3
      class Base:
          def connect(self):
              self.table = boto3.resource("dynamodb").Table("jobs")
      class Jobs(Base):
          def add(self):
              self.table.put_item(Item={"id": "1"})
      class Service:
          def __init__(self):
              self.jobs = Jobs()
          def run(self):
              self.jobs.table.scan()
    `,
    expected: ['7 dynamodb:PutItem high', '12 dynamodb:Scan high'],
  },
  {
    title: 'class attributes and annotated fields',
    code: source`
      import boto3
      from mypy_boto3_sqs import SQSClient
      class Queue:
          s3 = boto3.client("s3")
          sqs: SQSClient
          def run(self):
              self.s3.list_buckets()
              self.sqs.list_queues()
              Queue.s3.head_bucket(Bucket="reports")
    `,
    expected: ['7 s3:ListBuckets high', '8 sqs:ListQueues high', '9 s3:HeadBucket high'],
  },
  {
    title: 'parameters typed by the stubs, also quoted, optional and under TYPE_CHECKING',
    code: source`
      from typing import TYPE_CHECKING, Optional
      if TYPE_CHECKING:
          from mypy_boto3_s3 import S3Client
          from mypy_boto3_dynamodb.service_resource import Table
      def save(s3: "S3Client", table: Table, other: Optional["S3Client"] = None, third: "S3Client | None" = None):
          s3.put_object(Bucket="reports", Key="a")
          table.query(KeyConditionExpression="x")
          other.list_buckets()
          third.list_buckets()
    `,
    expected: ['6 s3:PutObject high', '7 dynamodb:Query high', '8 s3:ListBuckets high', '9 s3:ListBuckets high'],
  },
  {
    title: 'parameters known from a default or from the callers in the file',
    code: source`
      import boto3
      def save(body, s3=boto3.client("s3")):
          s3.put_object(Bucket="reports", Key="a", Body=body)
      def drain(queue, limit):
          queue.receive_message(QueueUrl="jobs")
      drain(boto3.client("sqs"), limit=10)
    `,
    expected: ['3 s3:PutObject high', '5 sqs:ReceiveMessage high'],
  },
  {
    title: 'a client injected into a constructor',
    code: source`
      import boto3
      class Publisher:
          def __init__(self, sns):
              self._sns = sns
          def send(self, text):
              self._sns.publish(TopicArn="arn:aws:sns:eu-west-1:111122223333:reports", Message=text)
      Publisher(sns=boto3.client("sns")).send("done")
    `,
    expected: ['6 sns:Publish high'],
  },
  {
    title: 'an untyped parameter, by the one service of the file: medium; by the name alone: low',
    code: source`
      import boto3
      boto3.client("s3").list_buckets()
      def save(client):
          client.put_object(Bucket="reports", Key="a")
      def classify(client):
          client.list_hosted_zones()
    `,
    expected: ['2 s3:ListBuckets high', '4 s3:PutObject medium', '6 route-53:ListHostedZones low'],
  },
  {
    title:
      'an untyped parameter whose operation several services have: by the input they require, and by what else is called',
    code: source`
      from botocore.exceptions import ClientError
      class Agents:
          def __init__(self, client):
              self.client = client
          def make(self, name):
              self.client.create_agent(agentName=name)
          def all(self):
              return self.client.list_agents()
      def hidden(client, options):
          client.create_agent(**options)
    `,
    expected: ['6 bedrock-agent:CreateAgent low', '8 bedrock-agent:ListAgents low', '10 bedrock-agent:CreateAgent low'],
  },
  {
    title: 'a factory that gives clients by a name in the call',
    code: source`
      import boto3
      def connect(service, region="eu-west-1"):
          return boto3.client(service, region_name=region)
      s3 = connect("s3")
      s3.list_buckets()
      connect(service="sqs").list_queues()
    `,
    expected: ['5 s3:ListBuckets high', '6 sqs:ListQueues high'],
  },
  {
    title: 'a memoised getter over a module global',
    code: source`
      import boto3
      _client = None
      def s3():
          global _client
          if _client is None:
              _client = boto3.client("s3")
          return _client
      s3().list_buckets()
    `,
    expected: ['8 s3:ListBuckets high'],
  },
  {
    title: 'methods and properties that give a client',
    code: source`
      import boto3
      from functools import cached_property
      class Clients:
          @cached_property
          def s3(self):
              return boto3.client("s3")
          @property
          def queue(self):
              return self._make("sqs")
          def _make(self, name):
              return boto3.Session().client(name)
          def run(self):
              self.s3.list_buckets()
              self.queue.list_queues()
      Clients().s3.head_bucket(Bucket="reports")
    `,
    expected: ['13 s3:ListBuckets high', '14 sqs:ListQueues high', '15 s3:HeadBucket high'],
  },
  {
    title: 'choices: or, conditional expressions',
    code: source`
      import boto3
      class Store:
          def __init__(self, client=None):
              self.client = client or boto3.client("s3")
          def run(self, big):
              self.client.list_buckets()
              source = self.client if big else None
              source.head_bucket(Bucket="reports")
    `,
    expected: ['6 s3:ListBuckets high', '8 s3:HeadBucket high'],
  },
  {
    title: 'async with over aiobotocore and aioboto3',
    code: source`
      import aioboto3
      from aiobotocore.session import get_session
      async def run():
          async with get_session().create_client("s3") as s3:
              await s3.put_object(Bucket="reports", Key="a")
          session = aioboto3.Session()
          async with session.resource("dynamodb") as dynamo:
              table = await dynamo.Table("jobs")
              await table.get_item(Key={"id": "1"})
    `,
    expected: ['5 s3:PutObject high', '9 dynamodb:GetItem high'],
  },
  {
    title: 'a context manager of the file',
    code: source`
      import boto3
      from contextlib import closing, contextmanager
      @contextmanager
      def queue():
          client = boto3.client("sqs")
          yield client
      with queue() as jobs:
          jobs.list_queues()
      with closing(boto3.client("s3")) as s3, open("x") as out:
          s3.list_buckets()
    `,
    expected: ['8 sqs:ListQueues high', '10 s3:ListBuckets high'],
  },
  {
    title: 'loops, comprehensions and unpacking over clients',
    code: source`
      import boto3
      for client in [boto3.client("s3", region_name=r) for r in ("eu-west-1", "us-east-1")]:
          client.list_buckets()
      s3, sqs = boto3.client("s3"), boto3.client("sqs")
      sqs.list_queues()
      names = [c.list_buckets() for c in (s3,)]
    `,
    expected: ['3 s3:ListBuckets high', '5 sqs:ListQueues high', '6 s3:ListBuckets high'],
  },
  {
    title: 'clients in a dictionary, by key and by a key that is not known',
    code: source`
      import boto3
      clients = {"files": boto3.client("s3"), "jobs": boto3.client("sqs")}
      clients["files"].list_buckets()
      def run(kind):
          clients[kind].list_queues()
    `,
    expected: ['3 s3:ListBuckets high', '5 sqs:ListQueues high'],
  },
  {
    title: 'closures and nested functions',
    code: source`
      import boto3
      def handler():
          s3 = boto3.client("s3")
          def save():
              s3.put_object(Bucket="reports", Key="a")
          save()
          later = lambda: s3.list_buckets()
          return later
    `,
    expected: ['5 s3:PutObject high', '7 s3:ListBuckets high'],
  },
  {
    title: 'functions that are handed on, and what they are handed',
    code: source`
      import boto3
      from concurrent.futures import ThreadPoolExecutor
      from threading import Thread
      s3 = boto3.client("s3")
      def upload(client, key):
          client.put_object(Bucket="reports", Key=key)
      with ThreadPoolExecutor() as pool:
          pool.submit(s3.delete_object, Bucket="reports", Key="old")
          pool.submit(upload, s3, "new")
      def poll(queue):
          queue.receive_message(QueueUrl="jobs")
      Thread(target=poll, args=(boto3.client("sqs"),)).start()
    `,
    expected: ['6 s3:PutObject high', '8 s3:DeleteObject high', '11 sqs:ReceiveMessage high'],
  },
  {
    title: 'the walrus operator',
    code: source`
      import boto3
      if (s3 := boto3.client("s3")) is not None:
          s3.list_buckets()
    `,
    expected: ['3 s3:ListBuckets high'],
  },
];

const OPERATIONS: readonly Case[] = [
  {
    title: 'paginators and waiters, by the operation they poll',
    code: source`
      import boto3
      s3 = boto3.client("s3")
      pages = s3.get_paginator("list_objects_v2")
      for page in pages.paginate(Bucket="reports"):
          print(page)
      s3.get_waiter("object_exists").wait(Bucket="reports", Key="a")
    `,
    expected: ['4 s3:ListObjectsV2 high', '6 s3:HeadObject high'],
  },
  {
    title: 'paginators of an untyped client, by the operation they name',
    code: source`
      from botocore.exceptions import ClientError
      def instances(rds_client):
          for page in rds_client.get_paginator("describe_db_instances").paginate():
              print(page)
    `,
    expected: ['3 rds:DescribeDBInstances low'],
  },
  {
    title: 'transfers and signed addresses',
    code: source`
      import boto3
      s3 = boto3.client("s3")
      s3.upload_file("a.csv", "reports", "a.csv")
      s3.download_fileobj("reports", "a.csv", out)
      s3.generate_presigned_url("get_object", Params={"Bucket": "reports", "Key": "a"})
    `,
    expected: ['3 s3:PutObject high', '4 s3:HeadObject high', '4 s3:GetObject high', '5 s3:GetObject high'],
  },
  {
    title: 'resource objects, their collections and actions',
    code: source`
      import boto3
      bucket = boto3.resource("s3").Bucket("reports")
      for item in bucket.objects.filter(Prefix="2026/"):
          item.delete()
      bucket.objects.all().delete()
      bucket.Object("a").put(Body=b"")
      queue = boto3.resource("sqs").get_queue_by_name(QueueName="jobs")
      for message in queue.receive_messages():
          message.delete()
      with boto3.resource("dynamodb").Table("jobs").batch_writer() as batch:
          batch.put_item(Item={})
      boto3.resource("s3").meta.client.list_buckets()
      boto3.resource("sns").create_topic(Name="reports").publish(Message="done")
    `,
    expected: [
      '3 s3:ListObjects high',
      '4 s3:DeleteObject high',
      '5 s3:ListObjects high',
      '5 s3:DeleteObjects high',
      '6 s3:PutObject high',
      '7 sqs:GetQueueUrl high',
      '8 sqs:ReceiveMessage high',
      '9 sqs:DeleteMessage high',
      '10 dynamodb:BatchWriteItem high',
      '12 s3:ListBuckets high',
      '13 sns:CreateTopic high',
      '13 sns:Publish high',
    ],
  },
  {
    title: 'resources without a table of their own, by the naming rule',
    code: source`
      import boto3
      role = boto3.resource("iam").Role("worker")
      role.attach_policy(PolicyArn="arn:aws:iam::aws:policy/ReadOnlyAccess")
      ec2 = boto3.resource("ec2")
      for instance in ec2.instances.all():
          instance.stop()
    `,
    expected: ['3 iam:AttachRolePolicy high', '5 ec2:DescribeInstances high', '6 ec2:StopInstances high'],
  },
  {
    title: 'a method read by a name that is known, and by one that is not',
    code: source`
      import boto3
      s3 = boto3.client("s3")
      getattr(s3, "list_buckets")()
      def call(name):
          getattr(s3, name)(Bucket="reports")
    `,
    expected: ['3 s3:ListBuckets high', '5 s3:unknown high'],
  },
];

const DECOYS: readonly Case[] = [
  {
    title: 'functions and classes of the file with the names of operations',
    code: source`
      import boto3
      def put_object(Bucket, Key): ...
      put_object("reports", "a")
      class Store:
          def put_object(self, Key): ...
          def run(self):
              self.put_object(Key="a")
      Store().put_object(Key="a")
      s3 = Store()
      s3.put_object(Key="b")
    `,
    expected: [],
  },
  {
    title: 'strings, comments, keyword arguments and definitions',
    code: source`
      import boto3
      s3 = boto3.client("s3")
      # s3.list_buckets()
      text = "s3.list_buckets()"
      def list_buckets(): "s3.list_buckets()"
      print(list_buckets=1)
    `,
    expected: [],
  },
  {
    title: 'methods of plain data and of responses',
    code: source`
      import boto3
      s3 = boto3.client("s3")
      answer = s3.list_buckets()
      answer["Buckets"][0].delete_object()
      answer.get("Buckets").copy()
      settings = {"a": 1}
      settings.copy()
      settings.update(a=2)
      "x".list_buckets()
    `,
    expected: ['3 s3:ListBuckets high'],
  },
  {
    title: 'objects of other libraries',
    code: source`
      import boto3, redis
      from unittest.mock import MagicMock
      boto3.client("s3").list_buckets()
      cache = redis.Redis()
      cache.get_object(Bucket="reports", Key="a")
      fake = MagicMock()
      fake.list_buckets()
    `,
    expected: ['3 s3:ListBuckets high'],
  },
  {
    title: 'names that are shadowed',
    code: source`
      import boto3
      s3 = boto3.client("s3")
      def run(items):
          for s3 in ["a", "b"]:
              s3.list_buckets()
          [s3.list_buckets() for s3 in {"a": 1}]
    `,
    expected: [],
  },
  {
    title: 'methods that the service does not have',
    code: source`
      import boto3
      boto3.client("s3").list_queues()
      boto3.client("s3").close()
      boto3.client("s3").exceptions.NoSuchKey
    `,
    expected: [],
  },
];

describe('Python receivers', () => {
  let scanner: Scanner;
  before(() => {
    scanner = testScanner();
  });
  after(() => scanner.dispose());

  const groups = { RECEIVERS, OPERATIONS, DECOYS };
  for (const [name, cases] of Object.entries(groups)) {
    describe(name.toLowerCase(), () => {
      for (const { title, code, expected } of cases) {
        it(title, async () => {
          const { sites, skipped } = await scanner.scan('app/jobs.py', code);
          assert.equal(skipped, undefined);
          assert.deepEqual(summary(sites), expected);
          assert.equal(scanner.liveTrees, 0);
        });
      }
    });
  }
});
