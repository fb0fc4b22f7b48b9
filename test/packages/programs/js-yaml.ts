import * as yaml from 'js-yaml';

const text =
  'invoice: 34843\ndate: 2001-01-23\nbill: &id\n  given: Chris\n  lines: |\n    458 Walkman Dr.\n    Suite #292\nship: *id\nitems:\n  - {sku: BL394D, qty: 4, price: 450.00}\n  - {sku: BL4438H, qty: 1, price: 2392.00}\ncomments: >\n  Late afternoon is best.\n  Backup contact is Nancy.\nbin: !!binary R0lGODlhDAAMAIQAAP\n';
console.log(yaml.load(text.replace(/bin:.*\n/, '')));
console.log(
  yaml.dump(
    { b: [1, 'a: b', null, true, 'yes', { c: 'x\ny\n' }], a: { z: 1.5, y: [] } },
    { sortKeys: true, indent: 4, lineWidth: 40 },
  ),
);
try {
  yaml.load('a: [1\nb: 2');
} catch (error: any) {
  console.log(error.name, error.message);
}
console.log(yaml.loadAll('1\n---\n[a, b]\n---\n{c: d}'));
