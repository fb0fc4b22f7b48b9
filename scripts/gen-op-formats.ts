// Writes vm-assembly/image/op-formats.ts: the operand kinds of compiler/image/op-table.ts as bytes for the verifier.
// Run it after every change of the table: `npx tsx scripts/gen-op-formats.ts`.

import { writeFileSync } from 'node:fs';
import { opFormatsSource } from '../compiler/image/op-formats.ts';

writeFileSync(new URL('../vm-assembly/image/op-formats.ts', import.meta.url), opFormatsSource());
