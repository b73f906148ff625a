import * as v from 'valibot';

/**
 * What unforbid.json may hold. `unforbid.schema.json` at the root of the repository says the same for editors; a test
 * keeps the two equal. Messages are sentences' ends: they follow the place.
 */
const text = (what: string) => v.pipe(v.string(`${what} must be a string.`), v.nonEmpty(`${what} must not be empty.`));

const file = text('A file');
const files = (what: string) =>
  v.pipe(v.array(file, `${what} must be a list of files.`), v.minLength(1, `${what} must name at least one file.`));

/** A policy file, with the resource whose policy it is where the file does not say so. */
const policy = v.union(
  [file, v.strictObject({ file, resource: text('The resource of a policy') })],
  'A policy must be a file, or an object {"file": …, "resource": …}.',
);
const policies = v.pipe(
  v.array(policy, 'policies must be a list of files.'),
  v.minLength(1, 'policies must name at least one file.'),
);

const role = v.pipe(
  v.string('role must be a string.'),
  v.regex(
    /^arn:[^:]+:iam::\d{12}:(role|user)\/.+$/,
    'role must be the ARN of a role or user, for instance arn:aws:iam::111122223333:role/app.',
  ),
);

export const AWS_SCHEMA = v.strictObject(
  {
    profile: v.optional(text('profile')),
    role: v.optional(role),
    region: v.optional(text('region')),
    policies: v.optional(policies),
    boundary: v.optional(files('boundary')),
    session: v.optional(files('session')),
    scp: v.optional(
      v.union(
        [files('scp'), v.pipe(v.array(files('A level of scp')), v.minLength(1, 'scp must name at least one level.'))],
        'scp must be a list of files, or a list of such lists: one for each level from the root to the account.',
      ),
    ),
  },
  'aws must be an object with a profile, a role or policies.',
);

export const GCP_SCHEMA = v.strictObject(
  {
    serviceAccount: v.optional(
      v.pipe(
        v.string('serviceAccount must be a string.'),
        v.regex(
          /^[^@\s]+@[^@\s]+$/,
          'serviceAccount must be an e-mail address, for instance agent@shop-dev.iam.gserviceaccount.com.',
        ),
      ),
    ),
    keyFile: v.optional(file),
    project: v.optional(text('project')),
    policies: v.optional(policies),
  },
  'gcp must be an object with a serviceAccount, a keyFile or policies.',
);

const STAGE_SCHEMA = v.strictObject(
  { aws: v.optional(AWS_SCHEMA), gcp: v.optional(GCP_SCHEMA) },
  'A stage must be an object with "aws", "gcp" or both.',
);

export const IGNORE_SCHEMA = v.strictObject(
  {
    permission: v.optional(text('permission')),
    file: v.optional(file),
    reason: v.pipe(
      v.string('reason must say why this is ignored.'),
      v.nonEmpty('reason must say why this is ignored.'),
    ),
    until: v.optional(v.pipe(v.string('until must be a date.'), v.isoDate('until must be a date such as 2027-01-31.'))),
  },
  'An entry of ignore must be an object with a reason, and a permission, a file or both.',
);

export const CONFIGURATION_SCHEMA = v.strictObject(
  {
    $schema: v.optional(v.string('$schema must be a string.')),
    version: v.literal(1, 'version must be 1.'),
    stages: v.optional(
      v.record(
        v.pipe(v.string(), v.nonEmpty('A stage must have a name.')),
        STAGE_SCHEMA,
        'stages must be an object: {"dev": {…}, "prod": {…}}.',
      ),
    ),
    exclude: v.optional(v.array(text('A pattern of exclude'), 'exclude must be a list of glob patterns.')),
    ignore: v.optional(v.array(IGNORE_SCHEMA, 'ignore must be a list of objects.')),
    baseline: v.optional(file),
  },
  'The configuration must be an object: {"version": 1, "stages": {…}}.',
);

export type AwsConfiguration = v.InferOutput<typeof AWS_SCHEMA>;
export type GcpConfiguration = v.InferOutput<typeof GCP_SCHEMA>;
export type IgnoreEntry = v.InferOutput<typeof IGNORE_SCHEMA>;
export type Configuration = v.InferOutput<typeof CONFIGURATION_SCHEMA>;
