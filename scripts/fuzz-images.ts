/**
 * Runs mutated images through the verifier, and those that it accepts in the VM.
 *
 *   npm run fuzz:images -- --count 20000 --seed 1 [--vm debug] [--shard 1/2] [--from 500] [--json report.json]
 *
 * An image is told by seed and index: `--from 1234 --count 1` runs one again. Exit code 1 if anything was found.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Engine } from '../runtime-host/index.ts';
import type { VmVariant } from '../runtime-host/vm-module.ts';
import { fuzzImages, seedImages } from '../test/fuzz/fuzz-images.ts';
import { ensureVm } from './build-vm.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    shard: { type: 'string', default: '1/1' },
    vm: { type: 'string', default: 'release' },
    json: { type: 'string' },
  },
});

const variant = values.vm as VmVariant;
await ensureVm(variant);
const engine = await Engine.create({ vm: variant });
const seeds = seedImages(engine, ['test/lang', 'examples']);
const [shard, shards] = values.shard.split('/').map(Number);
const from = Number(values.from);
const report = fuzzImages(engine, seeds, {
  seed: Number(values.seed),
  from: from + shard - 1,
  to: from + Number(values.count),
  step: shards,
  progress: (index, { images, findings }) => {
    if (images % 1000 === 0) console.error(`image ${index}: ${images} done, ${findings.length} found`);
  },
});
const text = JSON.stringify({ ...values, seeds: seeds.length, ...report }, null, 2);
if (values.json !== undefined) writeFileSync(values.json, text);
console.log(text);
process.exitCode = report.findings.length > 0 ? 1 : 0;
