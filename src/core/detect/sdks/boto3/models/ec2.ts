/**
 * Amazon EC2 (Boto3 documentation, pages "EC2" and those of its resources). `create_tags` of the service and
 * `Instance.delete_tags` are what Boto3 adds to the actions of the API.
 */
export const EC2 = `
ServiceResource
  create_dhcp_options CreateDhcpOptions > DhcpOptions
  create_instances RunInstances > Instance[]
  create_internet_gateway CreateInternetGateway > InternetGateway
  create_key_pair CreateKeyPair > KeyPair
  create_network_acl CreateNetworkAcl > NetworkAcl
  create_network_interface CreateNetworkInterface > NetworkInterface
  create_placement_group CreatePlacementGroup > PlacementGroup
  create_route_table CreateRouteTable > RouteTable
  create_security_group CreateSecurityGroup > SecurityGroup
  create_snapshot CreateSnapshot > Snapshot
  create_subnet CreateSubnet > Subnet
  create_tags CreateTags > Tag[]
  create_volume CreateVolume > Volume
  create_vpc CreateVpc > Vpc
  create_vpc_peering_connection CreateVpcPeeringConnection > VpcPeeringConnection
  disassociate_route_table DisassociateRouteTable
  import_key_pair ImportKeyPair > KeyPair
  register_image RegisterImage > Image
  * classic_addresses DescribeAddresses > ClassicAddress
  * dhcp_options_sets DescribeDhcpOptions > DhcpOptions
  * images DescribeImages > Image
  * instances DescribeInstances > Instance
  * internet_gateways DescribeInternetGateways > InternetGateway
  * key_pairs DescribeKeyPairs > KeyPairInfo
  * network_acls DescribeNetworkAcls > NetworkAcl
  * network_interfaces DescribeNetworkInterfaces > NetworkInterface
  * placement_groups DescribePlacementGroups > PlacementGroup
  * route_tables DescribeRouteTables > RouteTable
  * security_groups DescribeSecurityGroups > SecurityGroup
  * snapshots DescribeSnapshots > Snapshot
  * subnets DescribeSubnets > Subnet
  * volumes DescribeVolumes > Volume
  * vpc_addresses DescribeAddresses > VpcAddress
  * vpc_peering_connections DescribeVpcPeeringConnections > VpcPeeringConnection
  * vpcs DescribeVpcs > Vpc
ClassicAddress public_ip=PublicIp,PublicIps[]
  load DescribeAddresses
  associate AssociateAddress
  disassociate DisassociateAddress
  release ReleaseAddress
DhcpOptions id,dhcp_options_id=DhcpOptionsId,DhcpOptionsIds[],Resources[]
  load DescribeDhcpOptions
  associate_with_vpc AssociateDhcpOptions
  create_tags CreateTags > Tag[]
  delete DeleteDhcpOptions
  | create_tags CreateTags
Image id,image_id=ImageId,ImageIds[],Resources[]
  load DescribeImages
  create_tags CreateTags > Tag[]
  deregister DeregisterImage
  describe_attribute DescribeImageAttribute
  modify_attribute ModifyImageAttribute
  reset_attribute ResetImageAttribute
  wait_until_exists DescribeImages
  | create_tags CreateTags
Instance id,instance_id=InstanceId,InstanceIds[],Resources[],Instances[]
  load DescribeInstances
  attach_classic_link_vpc AttachClassicLinkVpc
  attach_volume AttachVolume
  console_output GetConsoleOutput
  create_image CreateImage > Image
  create_tags CreateTags > Tag[]
  delete_tags DeleteTags
  describe_attribute DescribeInstanceAttribute
  detach_classic_link_vpc DetachClassicLinkVpc
  detach_volume DetachVolume
  modify_attribute ModifyInstanceAttribute
  monitor MonitorInstances
  password_data GetPasswordData
  reboot RebootInstances
  report_status ReportInstanceStatus
  reset_attribute ResetInstanceAttribute
  reset_kernel ResetInstanceAttribute
  reset_ramdisk ResetInstanceAttribute
  reset_source_dest_check ResetInstanceAttribute
  start StartInstances
  stop StopInstances
  terminate TerminateInstances
  unmonitor UnmonitorInstances
  wait_until_exists DescribeInstances
  wait_until_running DescribeInstances
  wait_until_stopped DescribeInstances
  wait_until_terminated DescribeInstances
  | create_tags CreateTags
  | monitor MonitorInstances
  | reboot RebootInstances
  | start StartInstances
  | stop StopInstances
  | terminate TerminateInstances
  | unmonitor UnmonitorInstances
  * volumes DescribeVolumes > Volume
  * vpc_addresses DescribeAddresses > VpcAddress
  . classic_address ClassicAddress
  . image Image
  . key_pair KeyPairInfo
  . network_interfaces NetworkInterface[]
  . placement_group PlacementGroup
  . subnet Subnet
  . vpc Vpc
InternetGateway id,internet_gateway_id=InternetGatewayId,InternetGatewayIds[],Resources[]
  load DescribeInternetGateways
  attach_to_vpc AttachInternetGateway
  create_tags CreateTags > Tag[]
  delete DeleteInternetGateway
  detach_from_vpc DetachInternetGateway
  | create_tags CreateTags
KeyPair name,key_name=KeyName
  delete DeleteKeyPair
KeyPairInfo name,key_name=KeyName,KeyNames[]
  load DescribeKeyPairs
  delete DeleteKeyPair
  wait_until_exists DescribeKeyPairs
NetworkAcl id,network_acl_id=NetworkAclId,NetworkAclIds[],Resources[]
  load DescribeNetworkAcls
  create_entry CreateNetworkAclEntry
  create_tags CreateTags > Tag[]
  delete DeleteNetworkAcl
  delete_entry DeleteNetworkAclEntry
  replace_association ReplaceNetworkAclAssociation
  replace_entry ReplaceNetworkAclEntry
  | create_tags CreateTags
  . vpc Vpc
NetworkInterface id,network_interface_id=NetworkInterfaceId,NetworkInterfaceIds[],Resources[]
  load DescribeNetworkInterfaces
  assign_private_ip_addresses AssignPrivateIpAddresses
  attach AttachNetworkInterface
  create_tags CreateTags > Tag[]
  delete DeleteNetworkInterface
  describe_attribute DescribeNetworkInterfaceAttribute
  detach DetachNetworkInterface
  modify_attribute ModifyNetworkInterfaceAttribute
  reset_attribute ResetNetworkInterfaceAttribute
  unassign_private_ip_addresses UnassignPrivateIpAddresses
  | create_tags CreateTags
  . association NetworkInterfaceAssociation
  . subnet Subnet
  . vpc Vpc
NetworkInterfaceAssociation id=AssociationId
  load DescribeNetworkInterfaces
  delete DisassociateAddress
  . address VpcAddress
PlacementGroup name,group_name=GroupName,GroupNames[]
  load DescribePlacementGroups
  delete DeletePlacementGroup
  * instances DescribeInstances > Instance
Route route_table_id=RouteTableId destination_cidr_block=DestinationCidrBlock
  delete DeleteRoute
  replace ReplaceRoute
  + RouteTable
RouteTable id,route_table_id=RouteTableId,RouteTableIds[],Resources[]
  load DescribeRouteTables
  associate_with_subnet AssociateRouteTable > RouteTableAssociation
  create_route CreateRoute > Route
  create_tags CreateTags > Tag[]
  delete DeleteRouteTable
  | create_tags CreateTags
  . associations RouteTableAssociation[]
  . routes Route[]
  . vpc Vpc
RouteTableAssociation id=AssociationId
  load DescribeRouteTables
  delete DisassociateRouteTable
  replace_subnet ReplaceRouteTableAssociation > RouteTableAssociation
  . route_table RouteTable
  . subnet Subnet
SecurityGroup id,group_id=GroupId,GroupIds[],Resources[]
  load DescribeSecurityGroups
  authorize_egress AuthorizeSecurityGroupEgress
  authorize_ingress AuthorizeSecurityGroupIngress
  create_tags CreateTags > Tag[]
  delete DeleteSecurityGroup
  revoke_egress RevokeSecurityGroupEgress
  revoke_ingress RevokeSecurityGroupIngress
  wait_until_exists DescribeSecurityGroups
  | create_tags CreateTags
Snapshot id,snapshot_id=SnapshotId,SnapshotIds[],SourceSnapshotId,Resources[]
  load DescribeSnapshots
  copy CopySnapshot
  create_tags CreateTags > Tag[]
  delete DeleteSnapshot
  describe_attribute DescribeSnapshotAttribute
  modify_attribute ModifySnapshotAttribute
  reset_attribute ResetSnapshotAttribute
  wait_until_completed DescribeSnapshots
  | create_tags CreateTags
  . volume Volume
Subnet id,subnet_id=SubnetId,SubnetIds[],Resources[]
  load DescribeSubnets
  create_instances RunInstances > Instance[]
  create_network_interface CreateNetworkInterface > NetworkInterface
  create_tags CreateTags > Tag[]
  delete DeleteSubnet
  | create_tags CreateTags
  * instances DescribeInstances > Instance
  * network_interfaces DescribeNetworkInterfaces > NetworkInterface
  . vpc Vpc
Tag resource_id=Resources[] key=Key value=Value
  load DescribeTags
  delete DeleteTags
  | delete DeleteTags
Volume id,volume_id=VolumeId,VolumeIds[],Resources[]
  load DescribeVolumes
  attach_to_instance AttachVolume
  create_snapshot CreateSnapshot > Snapshot
  create_tags CreateTags > Tag[]
  delete DeleteVolume
  describe_attribute DescribeVolumeAttribute
  describe_status DescribeVolumeStatus
  detach_from_instance DetachVolume
  enable_io EnableVolumeIO
  modify_attribute ModifyVolumeAttribute
  | create_tags CreateTags
  * snapshots DescribeSnapshots > Snapshot
Vpc id,vpc_id=VpcId,VpcIds[],Resources[]
  load DescribeVpcs
  associate_dhcp_options AssociateDhcpOptions
  attach_classic_link_instance AttachClassicLinkVpc
  attach_internet_gateway AttachInternetGateway
  create_network_acl CreateNetworkAcl > NetworkAcl
  create_route_table CreateRouteTable > RouteTable
  create_security_group CreateSecurityGroup > SecurityGroup
  create_subnet CreateSubnet > Subnet
  create_tags CreateTags > Tag[]
  delete DeleteVpc
  describe_attribute DescribeVpcAttribute
  detach_classic_link_instance DetachClassicLinkVpc
  detach_internet_gateway DetachInternetGateway
  disable_classic_link DisableVpcClassicLink
  enable_classic_link EnableVpcClassicLink
  modify_attribute ModifyVpcAttribute
  request_vpc_peering_connection CreateVpcPeeringConnection > VpcPeeringConnection
  wait_until_available DescribeVpcs
  wait_until_exists DescribeVpcs
  | create_tags CreateTags
  * accepted_vpc_peering_connections DescribeVpcPeeringConnections > VpcPeeringConnection
  * instances DescribeInstances > Instance
  * internet_gateways DescribeInternetGateways > InternetGateway
  * network_acls DescribeNetworkAcls > NetworkAcl
  * network_interfaces DescribeNetworkInterfaces > NetworkInterface
  * requested_vpc_peering_connections DescribeVpcPeeringConnections > VpcPeeringConnection
  * route_tables DescribeRouteTables > RouteTable
  * security_groups DescribeSecurityGroups > SecurityGroup
  * subnets DescribeSubnets > Subnet
  . dhcp_options DhcpOptions
VpcAddress allocation_id=AllocationId,AllocationIds[]
  load DescribeAddresses
  associate AssociateAddress
  release ReleaseAddress
  . association NetworkInterfaceAssociation
VpcPeeringConnection id=VpcPeeringConnectionId,VpcPeeringConnectionIds[]
  load DescribeVpcPeeringConnections
  accept AcceptVpcPeeringConnection
  delete DeleteVpcPeeringConnection
  reject RejectVpcPeeringConnection
  wait_until_exists DescribeVpcPeeringConnections
  . accepter_vpc Vpc
  . requester_vpc Vpc
`;
