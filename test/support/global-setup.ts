// Before all tests: the VM as the sources are now. TUNGSTEN_VM names another build for tests that run guests.

import { ensureVm } from '../../scripts/build-vm.ts';
import type { Variant } from '../../scripts/vm/assemble.ts';

export default async function setup(): Promise<void> {
  await ensureVm('release', { log: console.log });
  const variant = (process.env.TUNGSTEN_VM ?? 'release') as Variant;
  if (variant !== 'release') await ensureVm(variant, { log: console.log });
}
