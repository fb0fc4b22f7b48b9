/**
 * README.md says the truth: its TypeScript runs and prints what its comments say, its commands print what stands below them,
 * and the files it points at exist.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const README = readFileSync('README.md', 'utf8');
const TSX = resolve('node_modules/tsx/dist/cli.mjs');
const CLI = resolve('runtime-host/cli/main.ts');
const HOST = pathToFileURL(resolve('runtime-host/index.ts')).href;

function blocks(language: string): string[] {
  return [...README.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, l]) => l === language)
    .map(([, , text]) => text);
}

interface Command {
  line: string;
  output: string;
}

/** `$ command` lines, each with the output that is shown below it. */
const commands: Command[] = [];
for (const block of blocks('console')) {
  for (const line of block.trimEnd().split('\n')) {
    if (line.startsWith('$ ')) commands.push({ line: line.slice(2), output: '' });
    else commands[commands.length - 1].output += `${line}\n`;
  }
}

/** The words of a shell command that uses no more than double quotes. */
function words(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
}

describe('README.md', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tungsten-readme-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const node = (...args: string[]): string =>
    execFileSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000 });

  blocks('ts').forEach((block, i) => {
    test(`example ${i + 1} of the API`, () => {
      const file = join(folder, `example${i}.mts`);
      writeFileSync(file, block.replaceAll("'tungsten-vm'", `'${HOST}'`));
      const promised = [...block.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text]) => text);
      expect(promised.length).toBeGreaterThan(0);
      expect(node(TSX, file).trimEnd().split('\n')).toEqual(promised);
    });
  });

  for (const { line, output } of commands) {
    const [npx, tungsten, ...args] = words(line);
    if (npx !== 'npx' || tungsten !== 'tungsten') continue;
    test(line, () => {
      const file = args.indexOf('-o') + 1;
      if (file > 0) args[file] = join(folder, args[file]);
      const printed = node(TSX, CLI, ...args);
      if (output !== '') expect(printed).toBe(output);
      if (file > 0) expect(existsSync(args[file])).toBe(true);
      else expect(printed).not.toBe('');
    });
  }
});

test('README.md points at files that exist', () => {
  const files = [...README.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path]) => path);
  for (const { line } of commands) files.push(...words(line).filter((word) => word.startsWith('examples/')));
  expect(files.length).toBeGreaterThan(4);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});
