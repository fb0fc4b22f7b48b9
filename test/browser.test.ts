/** The package's build for browsers, in one: what a page does with it comes back as a request. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readVmFile } from '../runtime-host/vm-file.ts';
import { ROOT } from '../scripts/vm/sources.ts';
import { testWithRuntime } from './support/runtimes.ts';

const DIST = join(ROOT, 'dist');
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.wasm': 'application/wasm', '.html': 'text/html' };
const TIMEOUT_MS = 60_000;

/** What makes shared memory available. https://developer.mozilla.org/docs/Web/API/Window/crossOriginIsolated */
const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

/** Serves dist/ and a page that runs `script`, and gives what the page sends back. */
class Site {
  readonly server: Server;
  readonly answer: Promise<unknown>;

  constructor(script: string, headers: Record<string, string>) {
    const page = `<!doctype html><meta charset="utf-8"><script type="module">
      const send = (body) => fetch('/answer', { method: 'POST', body: JSON.stringify(body) });
      try { const { Engine } = await import('/browser/index.js'); await send(await (async () => { ${script} })()); }
      catch (error) { await send({ thrown: String(error?.stack ?? error) }); }
    </script>`;
    let arrived: (answer: unknown) => void;
    this.answer = new Promise((resolve) => {
      arrived = resolve;
    });
    this.server = createServer(async (request, response) => {
      const path = request.url ?? '/';
      if (path === '/answer') {
        let body = '';
        for await (const chunk of request) body += chunk;
        response.end();
        arrived(JSON.parse(body));
        return;
      }
      try {
        const body = path === '/' ? page : readFileSync(join(DIST, path));
        response.writeHead(200, {
          'content-type': TYPES[extname(path) || '.html'] ?? 'application/octet-stream',
          ...headers,
        });
        response.end(body);
      } catch {
        response.writeHead(404).end();
      }
    });
  }
}

async function inBrowser(
  command: readonly string[],
  script: string,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const site = new Site(script, headers);
  const profile = mkdtempSync(join(tmpdir(), 'tungsten-browser-'));
  let browser: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  try {
    site.server.listen(0, '127.0.0.1');
    await once(site.server, 'listening');
    const { port } = site.server.address() as AddressInfo;
    const flags = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      `http://127.0.0.1:${port}/`,
    ];
    // In a group of its own: what is on PATH may be a script, and a browser is several processes.
    browser = spawn(command[0], [...command.slice(1), ...flags], { stdio: 'ignore', detached: true });
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error('the page sent nothing')), TIMEOUT_MS);
    });
    return await Promise.race([site.answer, late]);
  } finally {
    clearTimeout(timer);
    if (browser?.exitCode === null && browser.pid !== undefined) {
      process.kill(-browser.pid, 'SIGKILL');
      await once(browser, 'exit');
    }
    site.server.closeAllConnections();
    site.server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

const HOT = ['count', 'more']
  .map(
    (name, at) => `
      export function ${name}(n: number): number {
        let sum = ${at};
        for (let i = 0; i < n; i++) sum = (sum + i * 3) % 1000003;
        return sum;
      }`,
  )
  .join('');

describe('the build for browsers', () => {
  it('asks for nothing of Node', () => {
    for (const name of ['index.js', 'worker.js']) {
      expect(readFileSync(join(DIST, 'browser', name), 'utf8')).not.toMatch(/from ["']node:|import\(["']node:/);
    }
    expect(readVmFile('release').length).toBeGreaterThan(100_000);
  });

  testWithRuntime('chromium', 'runs TypeScript, calls the host, and reports errors', async ({ command }) => {
    const script = `
      const engine = await Engine.create();
      const isolate = engine.createIsolate({ globals: { add: (a, b) => a + b }, grants: ['timers', 'crypto'] });
      isolate.run(engine.compile(\`
        export const greet = (name: string): string => 'Hello, ' + name + ' ' + add(1, 2);
        export const later = () => new Promise<number>((resolve) => setTimeout(() => resolve(crypto.randomUUID().length), 5));
        export const fail = () => { throw new RangeError('no'); };
        export const echo = (bytes: Uint8Array) => bytes.map((x) => x + 1);
      \`));
      const messages = [];
      try { isolate.call('fail'); } catch (error) { messages.push(error.name + ': ' + error.message); }
      try { engine.compile('let x = ;'); } catch (error) { messages.push(error.name); }
      try { await Engine.create({ jit: { cacheDir: '/x' } }); } catch (error) { messages.push(error.message); }
      return [isolate.call('greet', 'Wörld ✓'), await isolate.callAsync('later'), messages, [...isolate.call('echo', new Uint8Array([1, 2]))]];
    `;
    expect(await inBrowser(command, script)).toEqual([
      'Hello, Wörld ✓ 3',
      36,
      [expect.stringContaining('no'), 'CompileError', 'jit.cacheDir: a browser has no folders'],
      [2, 3],
    ]);
  });

  const hot = `
      const engine = await Engine.create({ jit: 'auto' });
      const isolate = engine.createIsolate();
      isolate.run(engine.compile(${JSON.stringify(HOT)}));`;

  testWithRuntime(
    'chromium',
    'compiles in a Web Worker what is hot, between the turns of the page',
    async ({ command }) => {
      const script = `${hot}
      const end = performance.now() + 20000;
      let sum;
      do {
        sum = isolate.call('count', 300000);
        await new Promise((resolve) => setTimeout(resolve, 10));
      } while (isolate.stats().jit.modules === 0 && performance.now() < end);
      return { isolated: crossOriginIsolated, sum, compiled: isolate.stats().jit.modules > 0, again: isolate.call('count', 300000) === sum };`;
      expect(await inBrowser(command, script)).toEqual({
        isolated: false,
        sum: expect.any(Number),
        compiled: true,
        again: true,
      });
    },
  );

  testWithRuntime('chromium', 'puts code in place within a turn where memory can be shared', async ({ command }) => {
    const script = `${hot}
      const modules = () => isolate.stats().jit.modules;
      const compiles = (name) => {
        const [before, end] = [modules(), performance.now() + 10000];
        while (modules() === before && performance.now() < end) isolate.call(name, 300000);
        return modules() > before;
      };
      // A page's worker starts between its turns only.
      for (let i = 0; i < 1000 && modules() === 0; i++) {
        isolate.call('count', 300000);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return { isolated: crossOriginIsolated, compiled: compiles('more') };`;
    expect(await inBrowser(command, script, ISOLATED)).toEqual({ isolated: true, compiled: true });
  });
});
