'use strict';
// Loaded into every process of a command under test (NODE_OPTIONS=--require): a connection fails, and is written down for
// the test, whatever the command makes of the failure.
const { appendFileSync } = require('node:fs');
const net = require('node:net');

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...parameters) {
  const [first] = Array.isArray(parameters[0]) ? parameters[0] : parameters;
  // A pipe between processes of this machine has a path and no host.
  if (first?.path !== undefined && first.host === undefined && first.port === undefined)
    return connect.apply(this, parameters);
  appendFileSync(process.env.NETWORK_ATTEMPTS_FILE, `${JSON.stringify(first)}\n`);
  throw new Error('There is no network in this test.');
};
