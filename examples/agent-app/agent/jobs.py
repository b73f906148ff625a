"""Reads jobs from the jobs bucket and figures from the warehouse."""

import json

from google.cloud import bigquery, secretmanager, storage

PROJECT = "acme-agent"
JOBS_BUCKET = "acme-agent-jobs"

bucket = storage.Client(project=PROJECT).bucket(JOBS_BUCKET)
warehouse = bigquery.Client(project=PROJECT)


def pending_jobs():
    for blob in bucket.list_blobs(prefix="pending/"):
        yield json.loads(blob.download_as_text())


def figures(job):
    query = "SELECT day, total FROM `acme-agent.sales.daily` WHERE region = @region"
    parameters = [bigquery.ScalarQueryParameter("region", "STRING", job["region"])]
    rows = warehouse.query(query, job_config=bigquery.QueryJobConfig(query_parameters=parameters))
    return [dict(row) for row in rows]


def api_key():
    client = secretmanager.SecretManagerServiceClient()
    name = f"projects/{PROJECT}/secrets/model-api-key/versions/latest"
    return client.access_secret_version(request={"name": name}).payload.data.decode()
