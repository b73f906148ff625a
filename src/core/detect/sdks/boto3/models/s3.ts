/**
 * Amazon S3 (Boto3 documentation, pages "S3", those of its resources and "S3 customization reference"). The transfer
 * methods of bucket and object, and `load` of a bucket, are what Boto3 adds to the actions of the API: a transfer asks for
 * the object's size before it fetches or copies.
 */
export const S3 = `
ServiceResource
  create_bucket CreateBucket > Bucket
  * buckets ListBuckets > Bucket
Bucket name,bucket_name=Bucket
  load ListBuckets
  copy HeadObject,CopyObject (CopySource Key)
  create CreateBucket
  delete DeleteBucket
  delete_objects DeleteObjects
  download_file HeadObject,GetObject (Key)
  download_fileobj HeadObject,GetObject (Key)
  put_object PutObject > Object
  upload_file PutObject (- Key)
  upload_fileobj PutObject (- Key)
  wait_until_exists HeadBucket
  wait_until_not_exists HeadBucket
  * multipart_uploads ListMultipartUploads > MultipartUpload
  * object_versions ListObjectVersions > ObjectVersion
  * objects ListObjects > ObjectSummary
  + Acl BucketAcl
  + Cors BucketCors
  + Lifecycle BucketLifecycle
  + LifecycleConfiguration BucketLifecycleConfiguration
  + Logging BucketLogging
  + Notification BucketNotification
  + Object
  + Policy BucketPolicy
  + RequestPayment BucketRequestPayment
  + Tagging BucketTagging
  + Versioning BucketVersioning
  + Website BucketWebsite
BucketAcl bucket_name=Bucket
  load GetBucketAcl
  put PutBucketAcl
  + Bucket
BucketCors bucket_name=Bucket
  load GetBucketCors
  delete DeleteBucketCors
  put PutBucketCors
  + Bucket
BucketLifecycle bucket_name=Bucket
  load GetBucketLifecycle
  delete DeleteBucketLifecycle
  put PutBucketLifecycle
  + Bucket
BucketLifecycleConfiguration bucket_name=Bucket
  load GetBucketLifecycleConfiguration
  delete DeleteBucketLifecycle
  put PutBucketLifecycleConfiguration
  + Bucket
BucketLogging bucket_name=Bucket
  load GetBucketLogging
  put PutBucketLogging
  + Bucket
BucketNotification bucket_name=Bucket
  load GetBucketNotificationConfiguration
  put PutBucketNotificationConfiguration
  + Bucket
BucketPolicy bucket_name=Bucket
  load GetBucketPolicy
  delete DeleteBucketPolicy
  put PutBucketPolicy
  + Bucket
BucketRequestPayment bucket_name=Bucket
  load GetBucketRequestPayment
  put PutBucketRequestPayment
  + Bucket
BucketTagging bucket_name=Bucket
  load GetBucketTagging
  delete DeleteBucketTagging
  put PutBucketTagging
  + Bucket
BucketVersioning bucket_name=Bucket
  load GetBucketVersioning
  enable PutBucketVersioning
  put PutBucketVersioning
  suspend PutBucketVersioning
  + Bucket
BucketWebsite bucket_name=Bucket
  load GetBucketWebsite
  delete DeleteBucketWebsite
  put PutBucketWebsite
  + Bucket
MultipartUpload bucket_name=Bucket object_key=Key id,multipart_upload_id=UploadId
  abort AbortMultipartUpload
  complete CompleteMultipartUpload > Object
  * parts ListParts > MultipartUploadPart
  + Object
  + Part MultipartUploadPart
MultipartUploadPart bucket_name=Bucket object_key=Key multipart_upload_id=UploadId part_number=PartNumber
  copy_from UploadPartCopy
  upload UploadPart
  + MultipartUpload
Object bucket_name=Bucket key,object_key=Key
  load HeadObject
  copy HeadObject,CopyObject (CopySource)
  copy_from CopyObject
  delete DeleteObject
  download_file HeadObject,GetObject
  download_fileobj HeadObject,GetObject
  get GetObject
  initiate_multipart_upload CreateMultipartUpload > MultipartUpload
  put PutObject
  restore_object RestoreObject
  upload_file PutObject
  upload_fileobj PutObject
  wait_until_exists HeadObject
  wait_until_not_exists HeadObject
  + Acl ObjectAcl
  + Bucket
  + MultipartUpload
  + Version ObjectVersion
ObjectAcl bucket_name=Bucket object_key=Key
  load GetObjectAcl
  put PutObjectAcl
  + Object
ObjectSummary bucket_name=Bucket key,object_key=Key
  load HeadObject
  copy_from CopyObject
  delete DeleteObject
  get GetObject
  initiate_multipart_upload CreateMultipartUpload > MultipartUpload
  put PutObject
  restore_object RestoreObject
  wait_until_exists HeadObject
  wait_until_not_exists HeadObject
  | delete DeleteObjects
  + Acl ObjectAcl
  + Bucket
  + MultipartUpload
  + Object
  + Version ObjectVersion
ObjectVersion bucket_name=Bucket object_key=Key id=VersionId
  delete DeleteObject
  get GetObject
  head HeadObject
  | delete DeleteObjects
  + Object
`;
