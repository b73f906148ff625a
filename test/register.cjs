'use strict';
// esbuild turns an imported .scm query into a string; the tests run the sources directly and need the same.
const { readFileSync } = require('node:fs');
require.extensions['.scm'] = (module, file) => {
  module.exports = { __esModule: true, default: readFileSync(file, 'utf8') };
};
