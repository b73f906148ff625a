/** Domains of AWS endpoints ("AWS General Reference": AWS service endpoints), with the dot before them. */
export const AWS_DOMAIN =
  /\.(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|api\.aws|api\.amazonwebservices\.com\.cn|on\.aws)$/;

/** `eu-west-1`, `us-gov-east-1`, `us-isob-east-1`; also `fips-us-gov-west-1`. */
export const isRegion = (label: string): boolean => /^(?:fips-)?[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}$/.test(label);

/** Last labels of hosts that are not a service's own name. */
export interface HostForm {
  readonly form: RegExp;
  /** The host that stands for it in the services' tables. */
  readonly service?: string;
  /** What precedes the label is a bucket (virtual-hosted requests). */
  readonly bucket?: boolean;
  /** Why no operation is behind it. */
  readonly reason?: string;
  /** Paths that are operations in spite of the reason, from where they begin. */
  readonly unless?: RegExp;
}

/** By "Methods for accessing a bucket" of the S3 user guide, and the endpoint pages of the others. */
export const HOST_FORMS: readonly HostForm[] = [
  { form: /^s3-website/, reason: 'a website endpoint of S3 serves anonymous reads and performs no API operation' },
  { form: /^s3-control/, service: 's3-control' },
  {
    form: /^s3express-control/,
    reason: 'the host is that of directory buckets, whose requests to it are not told apart here',
  },
  { form: /^s3express/, service: 's3', bucket: true },
  { form: /^s3(?:-|$)(?!object-lambda|outposts|global|accesspoint)/, service: 's3', bucket: true },
  { form: /^s3-accesspoint/, service: 's3', bucket: true },
  { form: /^s3-object-lambda/, service: 's3', bucket: true },
  {
    form: /^execute-api$/,
    unless: /\/@connections\/.+$/,
    reason:
      'the host is an API of API Gateway: its requests need execute-api:Invoke on the method, where the API asks for IAM',
  },
  {
    form: /^lambda-url$/,
    reason: 'the host is the URL of a function: its requests need lambda:InvokeFunctionUrl, where the URL asks for IAM',
  },
  { form: /^queue$/, service: 'sqs' },
];
