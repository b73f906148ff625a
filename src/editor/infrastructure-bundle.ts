import type { InfrastructureReader } from '../core/infrastructure/infrastructure.js';
import type { AssetSource } from '../core/ports.js';

/** The reader of infrastructure code. Its bundle is loaded with the first files, not when the extension starts. */
export function bundledInfrastructureReader(assets: AssetSource): InfrastructureReader {
  let loaded: InfrastructureReader | undefined;
  const reader = (): InfrastructureReader => {
    // A require, not an import: see `otherBundles` in esbuild.js.
    const bundle = require('../infrastructure.js') as typeof import('../infrastructure.js');
    return (loaded ??= bundle.createInfrastructureReader(assets));
  };
  return {
    read: async (files) => await reader().read(files),
    dispose: () => loaded?.dispose(),
  };
}
