/**
 * Names of the AWS SDK for Rust that are the same in every service crate ("AWS SDK for Rust Developer Guide", pages
 * "Configure clients", "Make requests", "Pagination", "Waiters", "Presigned URLs"; docs.rs pages of `aws_config`).
 */

/** Types of a service crate, wherever they are re-exported, by what they are. */
export const CRATE_TYPES: Readonly<Record<string, string>> = {
  Client: 'client-class',
  Config: 'configuration-class',
  Builder: 'loader-class',
  Region: 'region-class',
  Credentials: 'credentials-class',
};

/** Names of `aws_config` and `aws_types`, by what they are. */
export const CONFIG_NAMES: Readonly<Record<string, string>> = {
  load_from_env: 'load-function',
  load_defaults: 'load-function',
  from_env: 'loader-function',
  defaults: 'loader-function',
  ConfigLoader: 'loader-class',
  SdkConfig: 'configuration-class',
  Builder: 'loader-class',
  Region: 'region-class',
  RegionProviderChain: 'region-chain-class',
  AssumeRoleProvider: 'assumed-role-class',
  ProfileFileCredentialsProvider: 'profile-class',
};

/** Setters of clients' configurations that decide where requests go and who makes them. */
export const CONFIGURATION_SETTERS: Readonly<Record<string, 'region' | 'profile' | 'endpoint' | 'credentials'>> = {
  region: 'region',
  set_region: 'region',
  profile_name: 'profile',
  endpoint_url: 'endpoint',
  set_endpoint_url: 'endpoint',
  credentials_provider: 'credentials',
  set_credentials_provider: 'credentials',
  shared_credentials_provider: 'credentials',
};

/** Methods that end the making of a configuration, or start one from another. */
export const FINISHERS: ReadonlySet<string> = new Set(['load', 'build', 'into_builder', 'to_builder', 'into_shared']);

/** Methods of a request's builder that make the request. */
export const SENDERS: ReadonlySet<string> = new Set(['send', 'send_with', 'presigned']);

/** Methods of a request's builder that change how it is made, not what is asked. */
export const MANNERS: ReadonlySet<string> = new Set([
  ...['into_paginator', 'items', 'customize', 'mutate_request', 'map_request', 'interceptor', 'config_override'],
  ...['runtime_plugin', 'disable_payload_signing', 'request_id', 'page_size', 'stop_on_duplicate_token'],
]);
