import assert from 'node:assert/strict';
import { redact, REDACTED } from '../../../src/core/redaction/redact.js';

/** Secrets are put together here, so that no scanner takes this file for a leak. */
const filler = (length: number): string => 'Ab1'.repeat(Math.ceil(length / 3)).slice(0, length);

const SECRETS: Readonly<Record<string, { text: (secret: string) => string; secret: string }>> = {
  'secret access key': { secret: filler(40), text: (secret) => `aws_secret_access_key = ${secret}` },
  'secret access key in JSON': { secret: filler(40), text: (secret) => `{"SecretAccessKey": "${secret}", "x": 1}` },
  'session token in the environment': { secret: filler(120), text: (secret) => `export AWS_SESSION_TOKEN=${secret}` },
  'bearer token': { secret: filler(60), text: (secret) => `> Authorization: Bearer ${secret}` },
  'access token of Google': { secret: ['ya29', filler(60)].join('.'), text: (secret) => `token ${secret} was refused` },
  'API key of Google': { secret: `AIza${filler(35)}`, text: (secret) => `GET /v1/places?key=${secret}` },
  'token of GitHub': {
    secret: `${'gh'}p_${filler(36)}`,
    text: (secret) => `https://x-access-token:${secret}@github.com/rain-lab/site`,
  },
  'token of Slack': { secret: ['xoxb', '123456789012', filler(20)].join('-'), text: (secret) => `using ${secret}` },
  'JSON Web Token': { secret: `eyJ${filler(20)}.eyJ${filler(40)}.${filler(30)}`, text: (secret) => `jwt ${secret}` },
  'signature of a presigned address': {
    secret: filler(64),
    text: (secret) => `https://weather.s3.amazonaws.com/a?X-Amz-Signature=${secret}&X-Amz-Expires=60`,
  },
  'client secret': { secret: filler(24), text: (secret) => `client_secret: '${secret}'` },
  'password in an address': { secret: 'rain-and-shine', text: (secret) => `postgres://app:${secret}@db.example/rain` },
  'encoded authorization message': {
    secret: filler(200),
    text: (secret) => `Encoded authorization failure message: ${secret}`,
  },
};

describe('redact', () => {
  for (const [name, { text, secret }] of Object.entries(SECRETS)) {
    it(`takes out a ${name}`, () => {
      const redacted = redact(text(secret));
      assert.ok(!redacted.includes(secret), redacted);
      assert.ok(redacted.includes(REDACTED));
    });
  }

  it('takes out a private key', () => {
    const redacted = redact(
      `-----BEGIN ${'PRIVATE'} KEY-----\n${filler(64)}\n${filler(64)}\n-----END ${'PRIVATE'} KEY-----`,
    );
    assert.ok(!redacted.includes(filler(64)));
  });

  it('keeps what only identifies', () => {
    const text =
      'User arn:aws:iam::111122223333:user/harvest with key AKIAIOSFODNN7EXAMPLE asked for s3:GetObject at 10:11:12, loader@rain-lab.iam.gserviceaccount.com';
    assert.equal(redact(text), text);
  });

  it('changes nothing when applied again', () => {
    for (const { text, secret } of Object.values(SECRETS)) {
      const once = redact(text(secret));
      assert.equal(redact(once), once);
    }
  });
});
