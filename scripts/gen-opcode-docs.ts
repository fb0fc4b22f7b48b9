// Writes docs/opcodes.md from the table of opcodes: `npx tsx scripts/gen-opcode-docs.ts`.

import { mkdirSync, writeFileSync } from 'node:fs';
import { opcodeDocs } from '../compiler/image/op-docs.ts';

const target = new URL('../docs/opcodes.md', import.meta.url);
mkdirSync(new URL('.', target), { recursive: true });
writeFileSync(target, opcodeDocs());
