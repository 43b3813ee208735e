/**
 * Loaded by `--require` before the runtime client, in the bench only: notes when each part of a start begins, and says so
 * on descriptor 3 when the first answer is there. CommonJS, because that is what `--require` loads at the least cost. It
 * must load nothing of Node that the runtime client would not load by itself.
 */
const { writeSync } = require('node:fs');
const Module = require('node:module');
const { subscribe } = require('node:diagnostics_channel');

const marks = { preloaded: performance.now() };
const cpuMs = {};
const mark = (name) => {
  marks[name] ??= performance.now();
};
const markCpu = (name) => {
  const { user, system } = process.cpuUsage();
  cpuMs[name] ??= (user + system) / 1000;
};

const isOfFunction = (path) => path.startsWith(process.env.LAMBDA_TASK_ROOT);

// The last that the client loads of its own is its native part; then it turns to the function.
const loadNative = Module._extensions['.node'];
Module._extensions['.node'] = (...parameters) => {
  loadNative(...parameters);
  mark('client-loaded');
};

const compile = Module.prototype._compile;
Module.prototype._compile = function markedCompile(content, path, ...more) {
  if (!isOfFunction(path)) return compile.call(this, content, path, ...more);
  mark('compiling');
  const result = compile.call(this, content, path, ...more);
  mark('loaded');
  markCpu('loaded');
  if (this.exports.handler) {
    this.exports = { ...this.exports, handler: markedHandler(this.exports.handler) };
  }
  return result;
};

// A bundle's first deed is to ask for a module of Node.
const { require: load } = Module.prototype;
Module.prototype.require = function markedRequire(id) {
  if (marks.compiling !== undefined) mark('evaluating');
  return load.call(this, id);
};

// The name of the table is the first that `prepare` reads.
process.env = new Proxy(process.env, {
  get: (env, name) => {
    if (name === 'TABLE_NAME') mark('preparing');
    return env[name];
  },
});

subscribe('http.client.request.created', ({ request }) => {
  if (marks.invoked === undefined) return;
  mark('requested');
  request.once('socket', (socket) => {
    const connected = () => mark('connected');
    socket.connecting ? socket.once(socket.encrypted ? 'secureConnect' : 'connect', connected) : connected();
  });
});
subscribe('http.client.response.finish', () => marks.invoked !== undefined && mark('read'));

const markedHandler = (handler) => async (event, context) => {
  mark('invoked');
  markCpu('invoked');
  const { stdout } = process;
  const write = stdout.write;
  stdout.write = (...parameters) => {
    mark('logging');
    return write.apply(stdout, parameters);
  };
  mark('wrapped');
  const answer = await handler(event, context);
  mark('returned');
  markCpu('returned');
  const { timeOrigin } = performance;
  writeSync(3, JSON.stringify({ timeOrigin, marks, cpuMs, modules: process.moduleLoadList }));
  return answer;
};
mark('marking');
