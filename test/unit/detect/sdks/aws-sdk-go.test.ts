import assert from 'node:assert/strict';
import type { CallSite } from '../../../../src/core/model/call-site.js';
import { source, summary, testScanner } from '../../../support/scan-source.js';

/** The call sites of one file of a folder, the others of which it may look into. */
async function scan(files: Readonly<Record<string, string>>, file: string): Promise<readonly CallSite[]> {
  const listed = Object.keys(files).map((name) => ({ file: name, version: '1' }));
  const scanner = testScanner({ modules: { read: (name) => files[name], files: () => listed } });
  try {
    const { sites, skipped } = await scanner.scan(file, files[file] ?? '', { clouds: ['aws'] });
    assert.equal(skipped, undefined);
    return sites;
  } finally {
    scanner.dispose();
  }
}

const scanOne = (text: string): Promise<readonly CallSite[]> => scan({ 'reports/store.go': text }, 'reports/store.go');

const V2 = `
import (
	"context"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
)
`;

describe('AWS SDK for Go: clients of other files', () => {
  const clients = source`
    package clients

    import (
      "context"

      "github.com/aws/aws-sdk-go-v2/config"
      "github.com/aws/aws-sdk-go-v2/service/s3"
      "github.com/aws/aws-sdk-go-v2/service/sqs"
    )

    var Queue *sqs.Client

    type Set struct {
      Files *s3.Client
    }

    func NewFiles(ctx context.Context) (*s3.Client, error) {
      cfg, err := config.LoadDefaultConfig(ctx, config.WithSharedConfigProfile("reports"))
      if err != nil {
        return nil, err
      }
      return s3.NewFromConfig(cfg), nil
    }

    func (s *Set) Client() *s3.Client { return s.Files }
  `;

  it('come from a factory of an imported package, with the configuration made there', async () => {
    const sites = await scan(
      {
        'internal/clients/clients.go': clients,
        'cmd/run/main.go': source`
          package main

          import "github.com/example/reports/internal/clients"

          func main() {
            files, err := clients.NewFiles(ctx)
            files.ListBuckets(ctx, nil)
            clients.Queue.PurgeQueue(ctx, nil)
          }
        `,
      },
      'cmd/run/main.go',
    );
    assert.deepEqual(summary(sites), ['7 s3:ListBuckets high', '8 sqs:PurgeQueue high']);
    assert.equal(sites[0]?.client?.profile, 'reports');
  });

  it('are fields and methods of a type whose parts stand in several files', async () => {
    const sites = await scan(
      {
        'internal/clients/clients.go': clients,
        'internal/clients/remove.go': source`
          package clients

          func (s *Set) Remove(ctx context.Context) {
            s.Files.DeleteBucket(ctx, nil)
            s.Client().ListBuckets(ctx, nil)
          }
        `,
      },
      'internal/clients/remove.go',
    );
    assert.deepEqual(summary(sites), ['4 s3:DeleteBucket high', '5 s3:ListBuckets high']);
  });
});

describe('AWS SDK for Go: receivers', () => {
  it('of an own interface are told by the input that they are given', async () => {
    const sites = await scanOne(
      `package reports\n${V2}
type API interface {
	PutObject(ctx context.Context, in *s3.PutObjectInput, opts ...func(*s3.Options)) (*s3.PutObjectOutput, error)
	GetObject(ctx context.Context, key string) ([]byte, error)
}

func save(ctx context.Context, api API) {
	api.PutObject(ctx, &s3.PutObjectInput{Bucket: aws.String("reports")})
	api.GetObject(ctx, "summary.pdf")
}
`,
    );
    assert.deepEqual(summary(sites), ['16 s3:PutObject medium']);
  });

  it('may be results of functions, elements of slices, and struct fields of fields', async () => {
    const sites = await scanOne(
      `package reports\n${V2}
type app struct{ deps struct{ files []*s3.Client } }
type provider struct{ newClient func(region string) *s3.Client }

func (p provider) run(ctx context.Context, all []*s3.Client) {
	p.newClient("eu-west-1").ListBuckets(ctx, nil)
	for _, client := range all {
		client.DeleteBucket(ctx, &s3.DeleteBucketInput{})
	}
	all[0].CreateBucket(ctx, &s3.CreateBucketInput{ObjectOwnership: types.ObjectOwnershipBucketOwnerEnforced})
	func(c *s3.Client) { c.HeadBucket(ctx, nil) }(all[1])
}
`,
    );
    assert.deepEqual(summary(sites), [
      '14 s3:ListBuckets high',
      '16 s3:DeleteBucket high',
      '18 s3:CreateBucket high',
      '19 s3:HeadBucket high',
    ]);
  });

  it('of unknown origin are no clients without an input of theirs', async () => {
    const sites = await scanOne(
      `package reports\n${V2}
func run(ctx context.Context, cache Cache, client *s3.Client) {
	cache.GetObject(ctx, "reports")
	found := lookup(ctx)
	found.Publish(ctx, "jobs")
	client.ListBuckets(ctx, nil)
}
`,
    );
    assert.deepEqual(summary(sites), ['14 s3:ListBuckets high']);
  });
});

describe('AWS SDK for Go: requests', () => {
  it('have the members of their input, however it is filled in', async () => {
    const [site] = await scanOne(
      `package reports\n${V2}
func run(ctx context.Context, client *s3.Client) {
	in := s3.PutObjectInput{Bucket: aws.String("reports")}
	in.Key = aws.String("2026/summary.pdf")
	in.ACL = types.ObjectCannedACLPrivate
	client.PutObject(ctx, &in)
}
`,
    );
    assert.ok(site);
    assert.deepEqual(Object.keys(site.parameters.members).sort(), ['ACL', 'Bucket', 'Key']);
    assert.equal(site.parameters.open, false);
  });

  it('of version 1 have variants of each method', async () => {
    const sites = await scanOne(
      source`
        package reports

        import (
          "github.com/aws/aws-sdk-go/aws/session"
          "github.com/aws/aws-sdk-go/service/ec2"
        )

        func run() {
          svc := ec2.New(session.New())
          svc.DescribeInstancesPagesWithContext(ctx, &ec2.DescribeInstancesInput{}, func(page *ec2.DescribeInstancesOutput, last bool) bool { return true })
          svc.WaitUntilInstanceRunning(&ec2.DescribeInstancesInput{})
          request, output := svc.StopInstancesRequest(&ec2.StopInstancesInput{})
          if err := request.Send(); err != nil {
            return
          }
          svc.RebootInstancesWithContext(ctx, nil)
        }
      `,
    );
    assert.deepEqual(summary(sites), [
      '10 ec2:DescribeInstances high',
      '11 ec2:DescribeInstances high',
      '12 ec2:StopInstances high',
      '16 ec2:RebootInstances high',
    ]);
  });

  it('that are made in one place and sent in another count where they are made', async () => {
    const sites = await scanOne(
      source`
        package reports

        import "github.com/aws/aws-sdk-go/service/s3"

        func request(svc *s3.S3) {
          req, _ := svc.GetObjectRequest(&s3.GetObjectInput{})
          queue(req)
        }
      `,
    );
    assert.deepEqual(summary(sites), ['6 s3:GetObject high']);
  });
});
