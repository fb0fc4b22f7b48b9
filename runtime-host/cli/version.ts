import { readFileSync } from 'node:fs';

/** Version of the package, from its package.json: two folders up from here in a working copy, three once compiled. */
export function packageVersion(): string {
  for (const path of ['../../package.json', '../../../package.json']) {
    try {
      const json = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as {
        name?: string;
        version: string;
      };
      if (json.name === 'tungsten-vm') return json.version;
    } catch {
      // Not here: look further up.
    }
  }
  return 'unknown';
}
