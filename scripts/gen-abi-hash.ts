// Writes vm-assembly/abi/hash.ts. Run it after every change in vm-assembly/abi: `npx tsx scripts/gen-abi-hash.ts`.

import { writeFileSync } from 'node:fs';
import { abiHashSource } from '../compiler/image/abi-hash.ts';

writeFileSync(new URL('../vm-assembly/abi/hash.ts', import.meta.url), abiHashSource());
