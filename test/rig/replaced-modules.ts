// Modules of VS Code's server that would need a compiler, or leave traces in the home folder. A few lines of JavaScript do
// what the tests need of them.

/** Ends the extension host when the server that started it is gone. */
const NATIVE_WATCHDOG = `'use strict';
exports.start = (parent) => {
  const look = () => { try { process.kill(parent, 0); } catch { process.exit(87); } };
  setInterval(look, 1000).unref();
};
exports.exit = (code) => process.exit(code || 0);
`;

/** Without a logger there are no log files, and remoteexthost.log tells why an extension host died. */
const SPDLOG = `'use strict';
const { appendFileSync, mkdirSync } = require('fs');
const path = require('path');
const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];
class Logger {
  constructor(file) { this.file = file; this.level = 2; this.raw = false; mkdirSync(path.dirname(file), { recursive: true }); }
  write(level, message) {
    if (level < this.level) return;
    const line = this.raw ? message : new Date().toISOString() + ' [' + LEVELS[level] + '] ' + message + '\\n';
    try { appendFileSync(this.file, line); } catch {}
  }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() {}
  clearFormatters() { this.raw = true; }
  flush() {}
  drop() {}
}
['trace', 'debug', 'info', 'warn', 'error', 'critical'].forEach((name, level) => {
  Logger.prototype[name] = function (message) { this.write(level, message); };
});
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = exports.setFlushOn = exports.shutdown = () => {};
exports.createRotatingLogger = exports.createAsyncRotatingLogger = async (name, file) => new Logger(file);
`;

const DEVICE_ID = `'use strict';
exports.getDeviceId = async () => '00000000-0000-4000-8000-000000000000';
`;

/** Source of index.js by module name. */
export const REPLACEMENTS: Readonly<Record<string, string>> = {
  '@vscode/deviceid': DEVICE_ID,
  '@vscode/native-watchdog': NATIVE_WATCHDOG,
  '@vscode/spdlog': SPDLOG,
  // The watchdog's name in older hosts.
  'native-watchdog': NATIVE_WATCHDOG,
};
