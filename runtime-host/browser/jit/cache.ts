// The code cache, in a browser: none, there is no folder to keep it in.

import { InvalidArgumentError } from '../../errors.ts';
import type { CachedCode } from '../../jit/cache.ts';

export class CodeCache {
  constructor() {
    throw new InvalidArgumentError('jit.cacheDir: a browser has no folders');
  }

  read(_key: string): CachedCode | undefined {
    return undefined;
  }

  modulesOf(_root: string): string[] {
    return [];
  }

  write(_key: string, _code: CachedCode): void {}

  note(_root: string, _key: string): void {}
}
