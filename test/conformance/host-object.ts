// What the suite expects of its host: `print` and `$262` (INTERPRETING.md, Host-Defined Functions).

/** Name of the global function that the prelude takes away again. */
const EVAL_SCRIPT = '__evalScript';

/** The functions of the host that the prelude builds `$262` from. */
export function hostFunctions(
  print: (line: string) => void,
  evalScript: (text: string) => unknown,
): Record<string, unknown> {
  return { print: (line: unknown) => print(String(line)), [EVAL_SCRIPT]: (text: unknown) => evalScript(String(text)) };
}

/**
 * Runs before the harness. There is one realm to an isolate and no agent beside it: tests that need more fail by the errors below.
 */
export const HOST_OBJECT = `
(function (global) {
  var evalScript = global.${EVAL_SCRIPT};
  delete global.${EVAL_SCRIPT};
  var buffer = typeof ArrayBuffer === 'function' ? ArrayBuffer.prototype : {};
  var transfer = buffer.transfer;
  function unsupported(name) {
    return function () { throw new Error('$262.' + name + ' is not supported'); };
  }
  var agent = {};
  ['start', 'broadcast', 'getReport', 'sleep'].forEach(function (name) {
    agent[name] = unsupported('agent.' + name);
  });
  agent.monotonicNow = Date.now;
  Object.defineProperty(global, 'print', { value: global.print, writable: true, enumerable: false, configurable: true });
  Object.defineProperty(global, '$262', {
    value: {
      global: global,
      gc: function () {},
      evalScript: function (text) { return evalScript(text); },
      detachArrayBuffer: function (value) {
        if (transfer === undefined) throw new Error('$262.detachArrayBuffer is not supported');
        if (!value.detached) transfer.call(value);
        return null;
      },
      createRealm: unsupported('createRealm'),
      agent: agent,
    },
    writable: true, enumerable: false, configurable: true,
  });
})(this);
`;
