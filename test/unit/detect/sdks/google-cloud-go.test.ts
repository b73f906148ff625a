import assert from 'node:assert/strict';
import type { CallSite } from '../../../../src/core/model/call-site.js';
import { source, summary, testScanner } from '../../../support/scan-source.js';

async function scan(text: string): Promise<readonly CallSite[]> {
  const scanner = testScanner();
  try {
    const { sites, skipped } = await scanner.scan('reports/export.go', text);
    assert.equal(skipped, undefined);
    return sites;
  } finally {
    scanner.dispose();
  }
}

describe('Google Cloud for Go: options and credentials', () => {
  it('give a client its key file, endpoint and scopes', async () => {
    const sites = await scan(source`
      package reports

      import (
        "cloud.google.com/go/storage"
        "google.golang.org/api/option"
      )

      func run(ctx context.Context) {
        keyed, _ := storage.NewClient(ctx, option.WithCredentialsFile("key.json"), option.WithScopes(storage.ScopeReadOnly))
        keyed.Bucket("reports").Attrs(ctx)
        open, _ := storage.NewClient(ctx, option.WithoutAuthentication(), option.WithEndpoint("http://localhost:4443"))
        open.Bucket("reports").Attrs(ctx)
      }
    `);
    assert.deepEqual(summary(sites), ['10 storage:storage.buckets.get high', '12 storage:storage.buckets.get high']);
    assert.deepEqual(sites[0]?.client, { keyFile: 'key.json' });
    assert.deepEqual(sites[0]?.declaredScopes, ['https://www.googleapis.com/auth/devstorage.read_only']);
    assert.deepEqual(sites[1]?.client, { anonymous: true, endpoint: 'http://localhost:4443' });
  });

  it('follow credentials through their sources', async () => {
    const sites = await scan(source`
      package reports

      import (
        "golang.org/x/oauth2/google"
        "google.golang.org/api/gmail/v1"
        "google.golang.org/api/option"
      )

      func run(ctx context.Context, key []byte) {
        config, err := google.JWTConfigFromJSON(key, gmail.GmailReadonlyScope)
        service, err := gmail.NewService(ctx, option.WithHTTPClient(config.Client(ctx)))
        service.Users.Messages.List("me").Q("report").Do()
      }
    `);
    assert.deepEqual(summary(sites), ['12 gmail:gmail.users.messages.list high']);
    assert.deepEqual(sites[0]?.declaredScopes, ['https://www.googleapis.com/auth/gmail.readonly']);
  });
});

describe('Google Cloud for Go: clients by import path', () => {
  it('call the RPCs of their package, whether or not a table names it', async () => {
    const sites = await scan(source`
      package reports

      import (
        kms "cloud.google.com/go/kms/apiv1"
        "cloud.google.com/go/kms/apiv1/kmspb"
        monitoring "cloud.google.com/go/monitoring/apiv3/v2"
        "cloud.google.com/go/monitoring/apiv3/v2/monitoringpb"
        compute "cloud.google.com/go/compute/apiv1"
        "cloud.google.com/go/compute/apiv1/computepb"
      )

      type keys struct{ client *kms.KeyManagementClient }

      func (k keys) run(ctx context.Context, metrics *monitoring.MetricClient) {
        k.client.Encrypt(ctx, &kmspb.EncryptRequest{Name: "projects/reports-dev/locations/global/keyRings/a/cryptoKeys/b"})
        it := metrics.ListTimeSeries(ctx, &monitoringpb.ListTimeSeriesRequest{Name: "projects/reports-dev"})
        it.Next()
        instances, _ := compute.NewInstancesRESTClient(ctx)
        defer instances.Close()
        instances.Insert(ctx, &computepb.InsertInstanceRequest{Project: "reports-dev", Zone: "europe-west1-b"})
      }
    `);
    assert.deepEqual(summary(sites), [
      '15 cloudkms:cloudkms.projects.locations.keyRings.cryptoKeys.encrypt high',
      '16 monitoring:monitoring.projects.timeSeries.list high',
      '20 compute:compute.instances.insert high',
    ]);
    assert.ok(sites[2]?.parameters.members['zone']);
  });

  it('send requests of discovery clients by their last call, with what the chain has set', async () => {
    const sites = await scan(source`
      package reports

      import "google.golang.org/api/cloudresourcemanager/v1"

      func run(service *cloudresourcemanager.Service, projects *cloudresourcemanager.ProjectsService) {
        call := service.Projects.GetIamPolicy("reports-dev", &cloudresourcemanager.GetIamPolicyRequest{})
        call.Context(ctx).Do()
        projects.List().Filter("name:reports").Pages(ctx, nil)
        service.Projects.Get("reports-dev")
      }
    `);
    assert.deepEqual(summary(sites), [
      '7 cloudresourcemanager:cloudresourcemanager.projects.getIamPolicy high',
      '8 cloudresourcemanager:cloudresourcemanager.projects.list high',
    ]);
  });
});
