/** Amazon S3 Glacier (Boto3 documentation, pages "Glacier" and those of its resources). */
export const GLACIER = `
ServiceResource
  create_vault CreateVault > Vault
  * vaults ListVaults > Vault
Account id,account_id=accountId
  create_vault CreateVault > Vault
  * vaults ListVaults > Vault
  + Vault
Archive account_id=accountId vault_name=vaultName id=archiveId
  delete DeleteArchive
  initiate_archive_retrieval InitiateJob > Job
  + Vault
Job account_id=accountId vault_name=vaultName id=jobId
  load DescribeJob
  get_output GetJobOutput
  + Vault
MultipartUpload account_id=accountId vault_name=vaultName id=uploadId
  abort AbortMultipartUpload
  complete CompleteMultipartUpload
  parts ListParts
  upload_part UploadMultipartPart
  + Vault
Notification account_id=accountId vault_name=vaultName
  load GetVaultNotifications
  delete DeleteVaultNotifications
  set SetVaultNotifications
  + Vault
Vault account_id=accountId name,vault_name=vaultName
  load DescribeVault
  create CreateVault
  delete DeleteVault
  initiate_inventory_retrieval InitiateJob > Job
  initiate_multipart_upload InitiateMultipartUpload > MultipartUpload
  upload_archive UploadArchive > Archive
  * completed_jobs ListJobs > Job
  * failed_jobs ListJobs > Job
  * jobs ListJobs > Job
  * jobs_in_progress ListJobs > Job
  * multipart_uplaods ListMultipartUploads > MultipartUpload
  * multipart_uploads ListMultipartUploads > MultipartUpload
  * succeeded_jobs ListJobs > Job
  + Account
  + Archive
  + Job
  + MultipartUpload
  + Notification
`;
