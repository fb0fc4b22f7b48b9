/** Bundles a program of test/packages/programs with what it imports from npm into one module, as a user's own build would. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'programs');
const MODULES = join(import.meta.dirname, 'node_modules');

/** Names of the programs, without `.ts`. */
export function programs(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -3))
    .sort();
}

/** Why the packages cannot be used, or null. */
export function missingPackages(): string | null {
  return existsSync(join(MODULES, 'esbuild')) ? null : 'npm ci in test/packages';
}

/** One ECMAScript module without imports. `import source from 'text:package/file'` gives a file of a package as a string. */
export async function bundle(name: string): Promise<string> {
  const require = createRequire(join(import.meta.dirname, 'package.json'));
  const esbuild = require('esbuild') as typeof import('esbuild');
  const result = await esbuild.build({
    entryPoints: [join(FOLDER, `${name}.ts`)],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2024',
    define: { 'process.env.NODE_ENV': '"development"' },
    logLevel: 'error',
    plugins: [
      {
        name: 'text',
        setup(build) {
          build.onResolve({ filter: /^text:/ }, (args) => ({
            path: join(MODULES, args.path.slice('text:'.length)),
            namespace: 'text',
          }));
          // What these packages do with Node's modules is optional, and not asked for here.
          build.onResolve({ filter: /^(?:node:)?(?:fs|path|stream)$/ }, (args) => ({
            path: args.path,
            namespace: 'absent',
          }));
          build.onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: 'export default {};' }));
          build.onLoad({ filter: /.*/, namespace: 'text' }, (args) => ({
            contents: readFileSync(args.path, 'utf8'),
            loader: 'text',
          }));
        },
      },
    ],
  });
  return result.outputFiles[0].text;
}
