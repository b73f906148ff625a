/** Operations behind Bigtable's hand-written clients in every language. */
const data = 'google.bigtable.v2.Bigtable';
const admin = 'bigtableadmin.projects.instances';

export const bigtable = {
  read: `${data}.ReadRows`,
  sample: `${data}.SampleRowKeys`,
  mutate: `${data}.MutateRow`,
  mutateMany: `${data}.MutateRows`,
  checkAndMutate: `${data}.CheckAndMutateRow`,
  readModifyWrite: `${data}.ReadModifyWriteRow`,
  query: `${data}.ExecuteQuery`,
  ping: `${data}.PingAndWarm`,
  tables: {
    create: `${admin}.tables.create`,
    get: `${admin}.tables.get`,
    list: `${admin}.tables.list`,
    delete: `${admin}.tables.delete`,
    modify: `${admin}.tables.modifyColumnFamilies`,
    dropRows: `${admin}.tables.dropRowRange`,
    getPolicy: `${admin}.tables.getIamPolicy`,
    setPolicy: `${admin}.tables.setIamPolicy`,
  },
  instances: {
    create: `${admin}.create`,
    get: `${admin}.get`,
    list: `${admin}.list`,
    update: `${admin}.partialUpdateInstance`,
    delete: `${admin}.delete`,
    getPolicy: `${admin}.getIamPolicy`,
    setPolicy: `${admin}.setIamPolicy`,
  },
  clusters: {
    create: `${admin}.clusters.create`,
    get: `${admin}.clusters.get`,
    list: `${admin}.clusters.list`,
    update: `${admin}.clusters.update`,
    delete: `${admin}.clusters.delete`,
  },
  profiles: {
    create: `${admin}.appProfiles.create`,
    get: `${admin}.appProfiles.get`,
    list: `${admin}.appProfiles.list`,
    update: `${admin}.appProfiles.patch`,
    delete: `${admin}.appProfiles.delete`,
  },
  backups: {
    create: `${admin}.clusters.backups.create`,
    get: `${admin}.clusters.backups.get`,
    list: `${admin}.clusters.backups.list`,
    delete: `${admin}.clusters.backups.delete`,
    restore: `${admin}.tables.restore`,
  },
  tableName: 'projects/{project}/instances/{instance}/tables/{table}',
} as const;

/** Administration is an API of its own. */
export const administer = (operation: string): { readonly operation: string; readonly service: string } => ({
  operation,
  service: 'bigtableadmin',
});
