import assert from 'node:assert/strict';
import { testCatalog } from '../../support/catalog.js';

/**
 * What the access control page of each service says, a row an operation; `?` marks a permission that is needed only
 * sometimes, and nothing after the arrow that none is needed.
 */
const DOCUMENTED: Readonly<Record<string, string>> = {
  // Spanner: "IAM overview"
  spanner: `
    spanner.projects.instances.databases.sessions.create -> spanner.sessions.create
    spanner.projects.instances.databases.sessions.batchCreate -> spanner.sessions.create
    spanner.projects.instances.databases.sessions.get -> spanner.sessions.get
    spanner.projects.instances.databases.sessions.list -> spanner.sessions.list
    spanner.projects.instances.databases.sessions.delete -> spanner.sessions.delete
    spanner.projects.instances.databases.sessions.executeSql -> spanner.databases.select ?spanner.databases.write ?spanner.databases.beginReadOnlyTransaction ?spanner.databases.beginOrRollbackReadWriteTransaction ?spanner.databases.useRoleBasedAccess ?spanner.databases.useDataBoost
    spanner.projects.instances.databases.sessions.read -> spanner.databases.read ?spanner.databases.beginReadOnlyTransaction ?spanner.databases.useDataBoost
    spanner.projects.instances.databases.sessions.commit -> spanner.databases.write ?spanner.databases.beginOrRollbackReadWriteTransaction
    spanner.projects.instances.databases.sessions.rollback -> spanner.databases.beginOrRollbackReadWriteTransaction
    spanner.projects.instances.databases.sessions.partitionQuery -> spanner.databases.partitionQuery
    spanner.projects.instances.databases.sessions.partitionRead -> spanner.databases.partitionRead
    spanner.projects.instances.databases.getDdl -> spanner.databases.getDdl
    spanner.projects.instances.databases.updateDdl -> spanner.databases.updateDdl
    spanner.projects.instances.databases.dropDatabase -> spanner.databases.drop
    spanner.projects.instances.databases.create -> spanner.databases.create
    spanner.projects.instances.create -> spanner.instances.create
    spanner.projects.instances.backups.create -> spanner.backups.create spanner.databases.createBackup
    spanner.projects.instances.databases.restore -> spanner.databases.create spanner.backups.restoreDatabase
    spanner.projects.instances.databases.operations.get -> spanner.databaseOperations.get
    spanner.projects.instances.operations.cancel -> spanner.instanceOperations.cancel
    google.spanner.v1.Spanner.StreamingRead -> spanner.databases.read ?spanner.databases.beginReadOnlyTransaction ?spanner.databases.useDataBoost`,
  // Bigtable: "Access control with IAM"
  bigtable: `
    google.bigtable.v2.Bigtable.ReadRows -> bigtable.tables.readRows
    google.bigtable.v2.Bigtable.SampleRowKeys -> bigtable.tables.sampleRowKeys
    google.bigtable.v2.Bigtable.MutateRow -> bigtable.tables.mutateRows
    google.bigtable.v2.Bigtable.MutateRows -> bigtable.tables.mutateRows
    google.bigtable.v2.Bigtable.CheckAndMutateRow -> bigtable.tables.mutateRows bigtable.tables.readRows
    google.bigtable.v2.Bigtable.ReadModifyWriteRow -> bigtable.tables.mutateRows bigtable.tables.readRows
    google.bigtable.v2.Bigtable.PingAndWarm -> bigtable.instances.ping`,
  bigtableadmin: `
    bigtableadmin.projects.instances.tables.create -> bigtable.tables.create
    bigtableadmin.projects.instances.tables.list -> bigtable.tables.list
    bigtableadmin.projects.instances.tables.get -> bigtable.tables.get
    bigtableadmin.projects.instances.tables.delete -> bigtable.tables.delete
    bigtableadmin.projects.instances.tables.undelete -> bigtable.tables.undelete
    bigtableadmin.projects.instances.tables.modifyColumnFamilies -> bigtable.tables.update
    bigtableadmin.projects.instances.tables.dropRowRange -> bigtable.tables.mutateRows
    bigtableadmin.projects.instances.clusters.list -> bigtable.clusters.list
    bigtableadmin.projects.instances.appProfiles.create -> bigtable.appProfiles.create
    bigtableadmin.projects.instances.clusters.backups.delete -> bigtable.backups.delete`,
  // Cloud Tasks: "IAM permissions"
  cloudtasks: `
    cloudtasks.projects.locations.queues.create -> cloudtasks.queues.create
    cloudtasks.projects.locations.queues.patch -> cloudtasks.queues.update
    cloudtasks.projects.locations.queues.pause -> cloudtasks.queues.pause
    cloudtasks.projects.locations.queues.resume -> cloudtasks.queues.resume
    cloudtasks.projects.locations.queues.purge -> cloudtasks.queues.purge
    cloudtasks.projects.locations.queues.setIamPolicy -> cloudtasks.queues.setIamPolicy
    cloudtasks.projects.locations.queues.tasks.create -> cloudtasks.tasks.create ?iam.serviceAccounts.actAs ?cloudtasks.tasks.fullView
    cloudtasks.projects.locations.queues.tasks.delete -> cloudtasks.tasks.delete
    cloudtasks.projects.locations.queues.tasks.run -> cloudtasks.tasks.run ?cloudtasks.tasks.fullView
    google.cloud.tasks.v2.CloudTasks.ListTasks -> cloudtasks.tasks.list ?cloudtasks.tasks.fullView`,
  // Cloud Scheduler: "Access control with IAM"
  cloudscheduler: `
    cloudscheduler.projects.locations.jobs.create -> cloudscheduler.jobs.create ?iam.serviceAccounts.actAs
    cloudscheduler.projects.locations.jobs.pause -> cloudscheduler.jobs.pause
    cloudscheduler.projects.locations.jobs.resume -> cloudscheduler.jobs.enable
    cloudscheduler.projects.locations.jobs.run -> cloudscheduler.jobs.run`,
  // Compute Engine: "Compute Engine IAM roles and permissions", and the reference page of each method
  compute: `
    compute.instances.list -> compute.instances.list
    compute.instances.aggregatedList -> compute.instances.list
    compute.instances.get -> compute.instances.get
    compute.instances.start -> compute.instances.start
    compute.instances.stop -> compute.instances.stop
    compute.instances.delete -> compute.instances.delete
    compute.instances.setLabels -> compute.instances.setLabels
    compute.instances.setMetadata -> compute.instances.setMetadata ?iam.serviceAccounts.actAs
    compute.instances.attachDisk -> compute.instances.attachDisk ?compute.disks.use ?compute.disks.useReadOnly
    compute.instances.getSerialPortOutput -> compute.instances.getSerialPortOutput
    compute.disks.createSnapshot -> compute.disks.createSnapshot compute.snapshots.create ?compute.snapshots.setLabels
    compute.disks.resize -> compute.disks.resize
    compute.regionDisks.list -> compute.disks.list
    compute.images.getFromFamily -> compute.images.getFromFamily
    compute.firewalls.insert -> compute.firewalls.create
    compute.firewalls.patch -> compute.firewalls.update
    compute.networks.insert -> compute.networks.create
    compute.subnetworks.expandIpCidrRange -> compute.subnetworks.expandIpCidrRange
    compute.subnetworks.listUsable -> compute.subnetworks.list
    compute.zones.list -> compute.zones.list
    compute.zoneOperations.get -> compute.zoneOperations.get
    compute.zoneOperations.wait -> compute.zoneOperations.get
    compute.instanceGroupManagers.resize -> compute.instanceGroupManagers.update
    compute.regionInstanceGroupManagers.listManagedInstances -> compute.instanceGroupManagers.get
    compute.instanceGroups.listInstances -> compute.instanceGroups.get
    compute.backendServices.getHealth -> compute.backendServices.get
    compute.securityPolicies.addRule -> compute.securityPolicies.update
    compute.urlMaps.invalidateCache -> compute.urlMaps.invalidateCache
    compute.routers.getRouterStatus -> compute.routers.get
    compute.projects.get -> compute.projects.get`,
  // Kubernetes Engine: "Kubernetes Engine API permissions"
  container: `
    container.projects.locations.clusters.list -> container.clusters.list
    container.projects.locations.clusters.get -> container.clusters.get
    container.projects.locations.clusters.delete -> container.clusters.delete
    container.projects.locations.clusters.nodePools.create -> container.clusters.update
    container.projects.locations.clusters.nodePools.list -> container.clusters.get
    container.projects.locations.clusters.nodePools.setSize -> container.clusters.update
    container.projects.locations.operations.get -> container.operations.get`,
  // Vertex AI: "IAM permissions"
  aiplatform: `
    aiplatform.projects.locations.endpoints.predict -> aiplatform.endpoints.predict
    aiplatform.projects.locations.endpoints.rawPredict -> aiplatform.endpoints.predict
    aiplatform.projects.locations.endpoints.explain -> aiplatform.endpoints.explain
    aiplatform.projects.locations.endpoints.undeployModel -> aiplatform.endpoints.undeploy
    aiplatform.projects.locations.publishers.models.generateContent -> aiplatform.endpoints.predict
    aiplatform.projects.locations.publishers.models.streamGenerateContent -> aiplatform.endpoints.predict
    aiplatform.projects.locations.publishers.models.countTokens -> aiplatform.endpoints.predict
    aiplatform.projects.locations.indexEndpoints.findNeighbors -> aiplatform.indexEndpoints.queryVectors
    aiplatform.projects.locations.indexes.upsertDatapoints -> aiplatform.indexes.update
    aiplatform.projects.locations.models.list -> aiplatform.models.list
    aiplatform.projects.locations.pipelineJobs.create -> aiplatform.pipelineJobs.create ?iam.serviceAccounts.actAs
    aiplatform.projects.locations.customJobs.cancel -> aiplatform.customJobs.cancel
    aiplatform.projects.locations.cachedContents.create -> aiplatform.cachedContents.create
    google.cloud.aiplatform.v1.PredictionService.StreamGenerateContent -> aiplatform.endpoints.predict`,
  // Cloud SQL: "Roles and permissions"
  sqladmin: `
    sqladmin.instances.list -> cloudsql.instances.list
    sqladmin.instances.get -> cloudsql.instances.get
    sqladmin.instances.insert -> cloudsql.instances.create ?compute.networks.use
    sqladmin.instances.patch -> cloudsql.instances.update
    sqladmin.instances.restart -> cloudsql.instances.restart
    sqladmin.instances.export -> cloudsql.instances.export
    sqladmin.databases.insert -> cloudsql.databases.create
    sqladmin.users.list -> cloudsql.users.list
    sqladmin.backupRuns.insert -> cloudsql.backupRuns.create
    sqladmin.connect.generateEphemeralCert -> cloudsql.instances.connect`,
  // Cloud Run functions: "IAM permissions"
  cloudfunctions: `
    cloudfunctions.projects.locations.functions.list -> cloudfunctions.functions.list
    cloudfunctions.projects.locations.functions.call -> cloudfunctions.functions.call
    cloudfunctions.projects.locations.functions.create -> cloudfunctions.functions.create ?iam.serviceAccounts.actAs
    cloudfunctions.projects.locations.functions.generateUploadUrl -> cloudfunctions.functions.sourceCodeSet`,
  // Artifact Registry: "Access control with IAM"
  artifactregistry: `
    artifactregistry.projects.locations.repositories.list -> artifactregistry.repositories.list
    artifactregistry.projects.locations.repositories.create -> artifactregistry.repositories.create
    artifactregistry.projects.locations.repositories.packages.versions.delete -> artifactregistry.versions.delete
    artifactregistry.projects.locations.repositories.dockerImages.list -> artifactregistry.dockerimages.list
    artifactregistry.projects.locations.repositories.files.download -> artifactregistry.files.download
    artifactregistry.projects.locations.getProjectConfig -> artifactregistry.projectconfigs.get`,
  // Cloud Monitoring: "Control access with IAM"
  monitoring: `
    monitoring.projects.timeSeries.create -> monitoring.timeSeries.create
    monitoring.projects.timeSeries.list -> monitoring.timeSeries.list
    monitoring.projects.metricDescriptors.create -> monitoring.metricDescriptors.create
    monitoring.projects.alertPolicies.list -> monitoring.alertPolicies.list
    monitoring.projects.notificationChannels.verify -> monitoring.notificationChannels.verify
    monitoring.projects.uptimeCheckConfigs.create -> monitoring.uptimeCheckConfigs.create
    monitoring.services.serviceLevelObjectives.get -> monitoring.slos.get
    google.monitoring.v3.MetricService.CreateTimeSeries -> monitoring.timeSeries.create`,
  // Cloud DNS: "Access control"
  dns: `
    dns.managedZones.list -> dns.managedZones.list
    dns.changes.create -> dns.changes.create
    dns.resourceRecordSets.list -> dns.resourceRecordSets.list`,
  // Cloud Translation: "Access control with IAM"
  translate: `
    translate.projects.translateText -> cloudtranslate.generalModels.predict ?cloudtranslate.glossaries.predict ?cloudtranslate.customModels.predict
    translate.projects.detectLanguage -> cloudtranslate.generalModels.predict
    translate.projects.getSupportedLanguages -> cloudtranslate.generalModels.get
    translate.projects.locations.glossaries.create -> cloudtranslate.glossaries.create`,
  // Vision, Natural Language: their guides name no permission but the use of the project that pays
  vision: `
    vision.images.annotate -> ?serviceusage.services.use`,
  language: `
    language.documents.analyzeSentiment -> ?serviceusage.services.use`,
  texttospeech: `
    texttospeech.text.synthesize -> ?serviceusage.services.use`,
  // Speech-to-Text: "IAM permissions"
  speech: `
    google.cloud.speech.v2.Speech.BatchRecognize -> speech.recognizers.recognize
    google.cloud.speech.v2.Speech.CreateRecognizer -> speech.recognizers.create`,
  // Document AI: "IAM permissions"
  documentai: `
    documentai.projects.locations.processors.process -> documentai.processors.processOnline
    documentai.projects.locations.processors.batchProcess -> documentai.processors.processBatch
    documentai.projects.locations.processors.processorVersions.process -> documentai.processorVersions.processOnline
    documentai.projects.locations.processors.list -> documentai.processors.list`,
  // Dialogflow: "Access control with IAM"
  dialogflow: `
    dialogflow.projects.agent.sessions.detectIntent -> dialogflow.sessions.detectIntent
    dialogflow.projects.agent.intents.create -> dialogflow.intents.create`,
  // Vertex AI Search: "Access control with IAM"
  discoveryengine: `
    discoveryengine.projects.locations.collections.dataStores.servingConfigs.search -> discoveryengine.servingConfigs.search
    discoveryengine.projects.locations.collections.dataStores.branches.documents.import -> discoveryengine.documents.import
    discoveryengine.projects.locations.userEvents.write -> discoveryengine.userEvents.create
    discoveryengine.projects.locations.collections.dataStores.userEvents.write -> discoveryengine.userEvents.create`,
  // Dataproc, Dataflow, Workflows, Eventarc, Pub/Sub Lite: their pages on access control
  dataproc: `
    dataproc.projects.regions.jobs.submit -> dataproc.jobs.create ?dataproc.clusters.use
    dataproc.projects.regions.clusters.list -> dataproc.clusters.list
    dataproc.projects.regions.clusters.start -> dataproc.clusters.start
    dataproc.projects.locations.batches.create -> dataproc.batches.create ?iam.serviceAccounts.actAs`,
  dataflow: `
    dataflow.projects.locations.templates.launch -> dataflow.jobs.create ?iam.serviceAccounts.actAs ?storage.objects.get
    dataflow.projects.jobs.aggregated -> dataflow.jobs.list
    dataflow.projects.locations.jobs.get -> dataflow.jobs.get
    google.dataflow.v1beta3.JobsV1Beta3.CreateJob -> dataflow.jobs.create
    google.dataflow.v1beta3.SnapshotsV1Beta3.DeleteSnapshot -> dataflow.snapshots.delete`,
  workflows: `
    workflows.projects.locations.workflows.create -> workflows.workflows.create ?iam.serviceAccounts.actAs
    workflows.projects.locations.workflows.listRevisions -> workflows.workflows.listRevision`,
  workflowexecutions: `
    workflowexecutions.projects.locations.workflows.executions.create -> workflows.executions.create
    workflowexecutions.projects.locations.workflows.executions.cancel -> workflows.executions.cancel
    google.cloud.workflows.executions.v1.Executions.GetExecution -> workflows.executions.get`,
  eventarc: `
    eventarc.projects.locations.triggers.create -> eventarc.triggers.create ?iam.serviceAccounts.actAs
    eventarc.projects.locations.triggers.list -> eventarc.triggers.list`,
  pubsublite: `
    pubsublite.admin.projects.locations.topics.create -> pubsublite.topics.create
    pubsublite.admin.projects.locations.subscriptions.list -> pubsublite.subscriptions.list`,
  // Cloud Build, Service Usage, Error Reporting, Trace, DLP, Memorystore, Filestore
  cloudbuild: `
    cloudbuild.projects.builds.create -> cloudbuild.builds.create ?iam.serviceAccounts.actAs ?cloudbuild.workerpools.use
    cloudbuild.projects.builds.cancel -> cloudbuild.builds.update
    cloudbuild.projects.builds.list -> cloudbuild.builds.list
    cloudbuild.projects.triggers.run -> cloudbuild.builds.create
    cloudbuild.projects.locations.workerPools.list -> cloudbuild.workerpools.list`,
  serviceusage: `
    serviceusage.services.enable -> serviceusage.services.enable
    serviceusage.services.batchEnable -> serviceusage.services.enable
    serviceusage.services.list -> serviceusage.services.list
    serviceusage.services.consumerQuotaMetrics.list -> serviceusage.quotas.get`,
  clouderrorreporting: `
    clouderrorreporting.projects.events.report -> errorreporting.errorEvents.create
    clouderrorreporting.projects.events.list -> errorreporting.errorEvents.list
    clouderrorreporting.projects.deleteEvents -> errorreporting.errorEvents.delete
    clouderrorreporting.projects.groupStats.list -> errorreporting.groups.list
    clouderrorreporting.projects.locations.groups.get -> errorreporting.groupMetadata.get
    google.devtools.clouderrorreporting.v1beta1.ReportErrorsService.ReportErrorEvent -> errorreporting.errorEvents.create`,
  cloudtrace: `
    cloudtrace.projects.patchTraces -> cloudtrace.traces.patch
    cloudtrace.projects.traces.batchWrite -> cloudtrace.traces.patch
    cloudtrace.projects.traces.get -> cloudtrace.traces.get`,
  dlp: `
    dlp.projects.content.inspect -> serviceusage.services.use
    dlp.projects.locations.dlpJobs.create -> dlp.jobs.create
    dlp.projects.inspectTemplates.get -> dlp.inspectTemplates.get
    dlp.infoTypes.list ->
    dlp.projects.locations.fileStoreDataProfiles.get -> dlp.fileStoreProfiles.get
    dlp.projects.locations.infoTypes.list ->`,
  redis: `
    redis.projects.locations.instances.list -> redis.instances.list
    redis.projects.locations.instances.getAuthString -> redis.instances.getAuthString
    google.cloud.redis.v1.CloudRedis.GetInstanceAuthString -> redis.instances.getAuthString`,
  file: `
    file.projects.locations.instances.create -> file.instances.create
    file.projects.locations.backups.list -> file.backups.list`,
  // Organization Policy, Certificate Authority Service, reCAPTCHA, Service Directory, Healthcare
  privateca: `
    privateca.projects.locations.caPools.certificates.create -> privateca.certificates.create
    privateca.projects.locations.caPools.certificates.revoke -> privateca.certificates.update
    privateca.projects.locations.caPools.fetchCaCerts -> privateca.caPools.get`,
  recaptchaenterprise: `
    recaptchaenterprise.projects.assessments.create -> recaptchaenterprise.assessments.create
    recaptchaenterprise.projects.assessments.annotate -> recaptchaenterprise.assessments.annotate
    recaptchaenterprise.projects.keys.list -> recaptchaenterprise.keys.list`,
  servicedirectory: `
    servicedirectory.projects.locations.namespaces.services.resolve -> servicedirectory.services.resolve
    servicedirectory.projects.locations.namespaces.create -> servicedirectory.namespaces.create`,
  healthcare: `
    healthcare.projects.locations.datasets.fhirStores.fhir.read -> healthcare.fhirResources.get
    healthcare.projects.locations.datasets.hl7V2Stores.messages.ingest -> healthcare.hl7V2Messages.ingest
    healthcare.projects.locations.datasets.fhirStores.getFHIRStoreMetrics -> healthcare.fhirStores.get`,
  certificatemanager: `
    certificatemanager.projects.locations.certificates.list -> certificatemanager.certs.list`,
  cloudasset: `
    cloudasset.searchAllResources -> cloudasset.assets.searchAllResources
    cloudasset.savedQueries.list -> cloudasset.savedqueries.list`,
  cloudbilling: `
    cloudbilling.billingAccounts.list -> billing.accounts.list
    cloudbilling.projects.getBillingInfo -> resourcemanager.projects.get`,
  // Cloud Storage: "IAM permissions for JSON methods"
  storage: `
    storage.anywhereCaches.insert -> storage.anywhereCaches.create
    storage.anywhereCaches.disable -> storage.anywhereCaches.disable
    storage.anywhereCaches.update -> storage.anywhereCaches.update
    storage.buckets.delete -> storage.buckets.delete
    storage.buckets.get -> storage.buckets.get ?storage.buckets.getIamPolicy
    storage.buckets.getIamPolicy -> storage.buckets.getIamPolicy
    storage.buckets.insert -> storage.buckets.create ?storage.buckets.enableObjectRetention ?storage.buckets.setIpFilter
    storage.buckets.list -> storage.buckets.list ?storage.buckets.getIamPolicy
    storage.buckets.lockRetentionPolicy -> storage.buckets.update
    storage.buckets.patch -> storage.buckets.update ?storage.buckets.getIamPolicy ?storage.buckets.setIamPolicy ?storage.buckets.setIpFilter
    storage.buckets.update -> storage.buckets.update ?storage.buckets.getIamPolicy ?storage.buckets.setIamPolicy ?storage.buckets.setIpFilter
    storage.buckets.relocate -> storage.buckets.relocate
    storage.buckets.setIamPolicy -> storage.buckets.setIamPolicy
    storage.buckets.testIamPermissions ->
    storage.channels.stop ->
    storage.managedFolders.get -> storage.managedFolders.get
    storage.managedFolders.insert -> storage.managedFolders.create
    storage.managedFolders.list -> storage.managedFolders.list
    storage.managedFolders.setIamPolicy -> storage.managedFolders.setIamPolicy
    storage.notifications.delete -> storage.buckets.update
    storage.notifications.get -> storage.buckets.get`,
  // Storage Transfer Service: "IAM permissions for Storage Transfer Service methods", "Permissions and roles"
  storagetransfer: `
    storagetransfer.googleServiceAccounts.get -> storagetransfer.projects.getServiceAccount
    storagetransfer.transferJobs.create -> storagetransfer.jobs.create storagetransfer.projects.getServiceAccount
    storagetransfer.transferJobs.get -> storagetransfer.jobs.get
    storagetransfer.transferJobs.list -> storagetransfer.jobs.list
    storagetransfer.transferJobs.patch -> ?storagetransfer.jobs.delete ?storagetransfer.jobs.update
    storagetransfer.transferJobs.run -> storagetransfer.jobs.run
    storagetransfer.transferOperations.cancel -> storagetransfer.operations.cancel
    storagetransfer.transferOperations.get -> storagetransfer.operations.get
    storagetransfer.transferOperations.pause -> storagetransfer.operations.pause
    storagetransfer.transferOperations.resume -> storagetransfer.operations.resume
    storagetransfer.projects.agentPools.create -> storagetransfer.agentpools.create`,
  // Identity Platform: "Access control with IAM"
  identitytoolkit: `
    identitytoolkit.projects.inboundSamlConfigs.create -> firebaseauth.configs.update
    identitytoolkit.projects.inboundSamlConfigs.delete -> firebaseauth.configs.update
    identitytoolkit.projects.oauthIdpConfigs.create -> firebaseauth.configs.update ?firebaseauth.configs.getSecret
    identitytoolkit.projects.oauthIdpConfigs.delete -> firebaseauth.configs.update
    identitytoolkit.projects.defaultSupportedIdpConfigs.create -> firebaseauth.configs.update ?firebaseauth.configs.getSecret
    identitytoolkit.projects.tenants.oauthIdpConfigs.delete -> firebaseauth.configs.update
    identitytoolkit.projects.tenants.create -> identitytoolkit.tenants.create
    identitytoolkit.projects.tenants.setIamPolicy -> identitytoolkit.tenants.setIamPolicy`,
  // VM Manager: "Cloud OS Config roles and permissions", "Method: projects.patchJobs.cancel"
  osconfig: `
    osconfig.projects.patchJobs.cancel -> osconfig.patchJobs.exec
    osconfig.projects.patchJobs.execute -> osconfig.patchJobs.exec
    osconfig.projects.patchJobs.get -> osconfig.patchJobs.get
    osconfig.projects.locations.instances.osPolicyAssignments.reports.list -> osconfig.osPolicyAssignmentReports.list
    osconfig.projects.locations.global.policyOrchestrators.create -> osconfig.policyOrchestrators.create
    osconfig.projects.locations.global.getProjectFeatureSettings -> osconfig.projectFeatureSettings.get
    google.cloud.osconfig.v1.OsConfigZonalService.GetInventory -> osconfig.inventories.get`,
  // BigQuery: "Authorize accounts for data transfer"
  bigquerydatatransfer: `
    bigquerydatatransfer.projects.transferConfigs.create -> bigquery.transfers.update
    bigquerydatatransfer.projects.locations.transferConfigs.create -> bigquery.transfers.update
    bigquerydatatransfer.projects.transferConfigs.startManualRuns -> bigquery.transfers.update
    bigquerydatatransfer.projects.transferConfigs.runs.transferLogs.list -> bigquery.transfers.get
    bigquerydatatransfer.projects.locations.transferConfigs.runs.list -> bigquery.transfers.get`,
  // BigQuery: "BigQuery roles and permissions"
  bigqueryreservation: `
    bigqueryreservation.projects.locations.reservationGroups.create -> bigquery.reservationGroups.create
    bigqueryreservation.projects.locations.reservations.getIamPolicy -> bigquery.reservations.getIamPolicy`,
  // IAM: "IAM roles and permissions"
  iam: `
    google.iam.v3.PrincipalAccessBoundaryPolicies.CreatePrincipalAccessBoundaryPolicy -> iam.principalaccessboundarypolicies.create
    google.iam.v3.PrincipalAccessBoundaryPolicies.SearchPrincipalAccessBoundaryPolicyBindings -> iam.principalaccessboundarypolicies.searchPolicyBindings`,
  fcm: `
    fcm.projects.messages.send -> cloudmessaging.messages.create`,
  // Google Workspace: scopes and the user's own access decide
  drive: `
    drive.files.list ->
    drive.files.insert ->
    drive.permissions.create ->`,
  sheets: `
    sheets.spreadsheets.values.get ->`,
  calendar: `
    calendar.events.insert ->`,
};

const rows = Object.entries(DOCUMENTED).flatMap(([service, text]) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line): readonly [string, string, string] => {
      const [operation = '', permissions = ''] = line.split('->').map((part) => part.trim());
      return [service, operation, permissions];
    }),
);

describe('Google operations by the documentation of each service', () => {
  it('are two hundred or more', () => assert.ok(rows.length >= 200, String(rows.length)));

  for (const [service, operation, permissions] of rows)
    it(`${operation} needs ${permissions === '' ? 'no permission' : permissions}`, () => {
      const lookup = testCatalog().operation('gcp', service, operation);
      if (lookup.kind === 'unknown') assert.fail(lookup.reason);
      const { permissions: rules, source } = lookup.operation;
      assert.equal(
        rules.map((rule) => `${rule.when === undefined ? '' : '?'}${rule.permission}`).join(' '),
        permissions,
      );
      assert.match(source, /^https:\/\//);
    });
});

describe('Google operations', () => {
  it('name only permissions of the dictionary', () => {
    let count = 0;
    for (const { name, permissions } of testCatalog().operations('gcp'))
      for (const { permission } of permissions) {
        count += 1;
        assert.ok(testCatalog().permission('gcp', permission) !== undefined, `${name}: ${permission}`);
      }
    assert.ok(count > 5000, String(count));
  });

  it('of Workspace say that scopes decide, least-privileged first', () => {
    const lookup = testCatalog().operation('gcp', 'drive', 'drive.files.list');
    assert.ok(lookup.kind === 'known' && lookup.operation.authorisedBy === 'scopes');
    const scopes = lookup.operation.scopes.map((scope) => scope.replace('https://www.googleapis.com/auth/', ''));
    assert.equal(scopes.at(-1), 'drive');
    assert.ok(scopes.indexOf('drive.metadata.readonly') < scopes.indexOf('drive.readonly'), scopes.join(' '));
  });
});
