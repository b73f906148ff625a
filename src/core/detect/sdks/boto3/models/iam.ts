/** AWS Identity and Access Management (Boto3 documentation, pages "IAM" and those of its resources). */
export const IAM = `
ServiceResource
  change_password ChangePassword
  create_account_alias CreateAccountAlias
  create_account_password_policy UpdateAccountPasswordPolicy > AccountPasswordPolicy
  create_group CreateGroup > Group
  create_instance_profile CreateInstanceProfile > InstanceProfile
  create_policy CreatePolicy > Policy
  create_role CreateRole > Role
  create_saml_provider CreateSAMLProvider > SamlProvider
  create_server_certificate UploadServerCertificate > ServerCertificate
  create_signing_certificate UploadSigningCertificate > SigningCertificate
  create_user CreateUser > User
  create_virtual_mfa_device CreateVirtualMFADevice > VirtualMfaDevice
  * groups ListGroups > Group
  * instance_profiles ListInstanceProfiles > InstanceProfile
  * policies ListPolicies > Policy
  * roles ListRoles > Role
  * saml_providers ListSAMLProviders > SamlProvider
  * server_certificates ListServerCertificates > ServerCertificate
  * users ListUsers > User
  * virtual_mfa_devices ListVirtualMFADevices > VirtualMfaDevice
AccessKey user_name=UserName id=AccessKeyId
  activate UpdateAccessKey
  deactivate UpdateAccessKey
  delete DeleteAccessKey
  + User
AccessKeyPair user_name=UserName id=AccessKeyId secret=SecretAccessKey
  activate UpdateAccessKey
  deactivate UpdateAccessKey
  delete DeleteAccessKey
AccountPasswordPolicy
  load GetAccountPasswordPolicy
  delete DeleteAccountPasswordPolicy
  update UpdateAccountPasswordPolicy
AccountSummary
  load GetAccountSummary
AssumeRolePolicy role_name=RoleName
  update UpdateAssumeRolePolicy
  + Role
CurrentUser
  load GetUser
  * access_keys ListAccessKeys > AccessKey
  * mfa_devices ListMFADevices > MfaDevice
  * signing_certificates ListSigningCertificates > SigningCertificate
  . user User
Group name,group_name=GroupName
  load GetGroup
  add_user AddUserToGroup
  attach_policy AttachGroupPolicy
  create CreateGroup > Group
  create_policy PutGroupPolicy > GroupPolicy
  delete DeleteGroup
  detach_policy DetachGroupPolicy
  remove_user RemoveUserFromGroup
  update UpdateGroup > Group
  * attached_policies ListAttachedGroupPolicies > Policy
  * policies ListGroupPolicies > GroupPolicy
  * users GetGroup > User
  + Policy GroupPolicy
GroupPolicy group_name=GroupName name,policy_name=PolicyName
  load GetGroupPolicy
  delete DeleteGroupPolicy
  put PutGroupPolicy
  + Group
InstanceProfile name,instance_profile_name=InstanceProfileName
  load GetInstanceProfile
  add_role AddRoleToInstanceProfile
  delete DeleteInstanceProfile
  remove_role RemoveRoleFromInstanceProfile
  wait_until_exists GetInstanceProfile
  . roles Role[]
LoginProfile user_name=UserName
  load GetLoginProfile
  create CreateLoginProfile > LoginProfile
  delete DeleteLoginProfile
  update UpdateLoginProfile
  + User
MfaDevice user_name=UserName serial_number=SerialNumber
  associate EnableMFADevice
  disassociate DeactivateMFADevice
  resync ResyncMFADevice
  + User
Policy arn,policy_arn=PolicyArn
  load GetPolicy
  attach_group AttachGroupPolicy
  attach_role AttachRolePolicy
  attach_user AttachUserPolicy
  create_version CreatePolicyVersion > PolicyVersion
  delete DeletePolicy
  detach_group DetachGroupPolicy
  detach_role DetachRolePolicy
  detach_user DetachUserPolicy
  wait_until_exists GetPolicy
  * attached_groups ListEntitiesForPolicy > Group
  * attached_roles ListEntitiesForPolicy > Role
  * attached_users ListEntitiesForPolicy > User
  * versions ListPolicyVersions > PolicyVersion
  . default_version PolicyVersion
PolicyVersion arn=PolicyArn version_id=VersionId
  load GetPolicyVersion
  delete DeletePolicyVersion
  set_as_default SetDefaultPolicyVersion
Role name,role_name=RoleName
  load GetRole
  attach_policy AttachRolePolicy
  delete DeleteRole
  detach_policy DetachRolePolicy
  wait_until_exists GetRole
  * attached_policies ListAttachedRolePolicies > Policy
  * instance_profiles ListInstanceProfilesForRole > InstanceProfile
  * policies ListRolePolicies > RolePolicy
  + AssumeRolePolicy
  + Policy RolePolicy
RolePolicy role_name=RoleName name,policy_name=PolicyName
  load GetRolePolicy
  delete DeleteRolePolicy
  put PutRolePolicy
  + Role
SamlProvider arn=SAMLProviderArn
  load GetSAMLProvider
  delete DeleteSAMLProvider
  update UpdateSAMLProvider
ServerCertificate name,server_certificate_name=ServerCertificateName
  load GetServerCertificate
  delete DeleteServerCertificate
  update UpdateServerCertificate > ServerCertificate
SigningCertificate user_name=UserName id=CertificateId
  activate UpdateSigningCertificate
  deactivate UpdateSigningCertificate
  delete DeleteSigningCertificate
  + User
User name,user_name=UserName
  load GetUser
  add_group AddUserToGroup
  attach_policy AttachUserPolicy
  create CreateUser > User
  create_access_key_pair CreateAccessKey > AccessKeyPair
  create_login_profile CreateLoginProfile > LoginProfile
  create_policy PutUserPolicy > UserPolicy
  delete DeleteUser
  detach_policy DetachUserPolicy
  enable_mfa EnableMFADevice > MfaDevice
  remove_group RemoveUserFromGroup
  update UpdateUser > User
  wait_until_exists GetUser
  * access_keys ListAccessKeys > AccessKey
  * attached_policies ListAttachedUserPolicies > Policy
  * groups ListGroupsForUser > Group
  * mfa_devices ListMFADevices > MfaDevice
  * policies ListUserPolicies > UserPolicy
  * signing_certificates ListSigningCertificates > SigningCertificate
  + AccessKey
  + LoginProfile
  + MfaDevice
  + Policy UserPolicy
  + SigningCertificate
UserPolicy user_name=UserName name,policy_name=PolicyName
  load GetUserPolicy
  delete DeleteUserPolicy
  put PutUserPolicy
  + User
VirtualMfaDevice serial_number=SerialNumber
  delete DeleteVirtualMFADevice
  . user User
`;
