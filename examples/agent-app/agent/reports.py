"""Writes reports to S3 and tells the others about them."""

import json

import boto3
from google.cloud import pubsub_v1

REPORTS_BUCKET = "acme-agent-reports"
FINISHED_TOPIC = "projects/acme-agent/topics/reports-finished"


class ReportStore:
    def __init__(self, region="eu-west-1"):
        self.s3 = boto3.client("s3", region_name=region)
        self.publisher = pubsub_v1.PublisherClient()

    def write(self, name, rows):
        self.s3.put_object(
            Bucket=REPORTS_BUCKET,
            Key=f"daily/{name}.json",
            Body=json.dumps(rows).encode(),
        )
        self.publisher.publish(FINISHED_TOPIC, name.encode())

    def names(self):
        pages = self.s3.get_paginator("list_objects_v2").paginate(Bucket=REPORTS_BUCKET, Prefix="daily/")
        return [item["Key"] for page in pages for item in page.get("Contents", [])]

    def archive(self, name):
        self.s3.put_object(Bucket=REPORTS_BUCKET, Key=f"archive/{name}.json", Body=b"")
