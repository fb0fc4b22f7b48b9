import YAML from 'yaml';

const text = `# config
version: 3
name: &n "A \\"quoted\\" name\\u00e9"
list: [1, 2.5, .inf, 0x1F, 0o17, true, ~, 2001-12-14]
block: |
  line one
    indented
  last
folded: >-
  some folded
  text

  para
map:
  ? complex key
  : value
  nested: { a: 1, b: [x, y] }
  ref: *n
merge: &base { x: 1, y: 2 }
derived:
  <<: *base
  y: 3
set: !!set { a, b }
multi: 'it''s'
empty:
`;
console.log(YAML.parse(text, { merge: true }));
const doc = YAML.parseDocument(text);
doc.setIn(['map', 'added'], [1, { deep: true }]);
doc.deleteIn(['list', 0]);
console.log(String(doc));
console.log(
  YAML.stringify({
    a: [1, 'two', null, { b: 'x: y', c: 'multi\nline\n' }],
    'key with: colon': true,
    n: 'true',
    d: 1e21,
    e: '',
    f: ' lead',
  }),
);
for (const bad of ['a: [1, 2', 'a: b: c', '\tx: 1', 'a: 1\na: 2', '*missing']) {
  const d = YAML.parseDocument(bad);
  console.log(d.errors.map((e) => [e.code, e.message]));
}
console.log(YAML.parseAllDocuments('a: 1\n---\nb: 2\n...\n').map((d) => d.toJSON()));
