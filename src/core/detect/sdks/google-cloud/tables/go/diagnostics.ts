import type { LibraryTable } from '../../table.js';

/** cloud.google.com/go/errorreporting. */
export const goErrorReporting: LibraryTable = {
  library: 'cloud.google.com/go/errorreporting',
  documentation: 'https://pkg.go.dev/cloud.google.com/go/errorreporting',
  namespace: 'errorreporting',
  service: 'clouderrorreporting',
  modules: {
    'cloud.google.com/go/errorreporting': {
      exports: {
        NewClient: { takes: 'ctx, project', returns: 'Client', configure: { project: 'project' } },
        Client: 'Client',
      },
    },
  },
  types: {
    Client: { methods: { 'Report, ReportSync': 'clouderrorreporting.projects.events.report', 'Flush, Close': '' } },
  },
};

/** cloud.google.com/go/profiler: one call starts an agent that writes profiles. */
export const goProfiler: LibraryTable = {
  library: 'cloud.google.com/go/profiler',
  documentation: 'https://pkg.go.dev/cloud.google.com/go/profiler',
  namespace: 'profiler',
  service: 'cloudprofiler',
  modules: {
    'cloud.google.com/go/profiler': {
      exports: {
        Start: {
          calls: 'cloudprofiler.projects.profiles.create cloudprofiler.projects.profiles.patch',
          note: 'the agent creates profiles and fills them in as long as the program runs',
        },
      },
    },
  },
  types: {},
};
