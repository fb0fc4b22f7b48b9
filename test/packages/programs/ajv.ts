import Ajv from 'ajv';

const ajv = new Ajv({
  allErrors: true,
  strict: false,
  formats: { even: { type: 'number', validate: (n: number) => n % 2 === 0 } },
});
const schema = {
  $id: 'root',
  type: 'object',
  required: ['id', 'tags'],
  additionalProperties: false,
  definitions: { tag: { type: 'string', pattern: '^[a-z]+$', maxLength: 5 } },
  properties: {
    id: { type: 'integer', minimum: 1, format: 'even' },
    tags: { type: 'array', items: { $ref: '#/definitions/tag' }, uniqueItems: true, minItems: 1 },
    shape: {
      oneOf: [
        { properties: { r: { type: 'number' } }, required: ['r'] },
        { properties: { w: { type: 'number' } }, required: ['w'] },
      ],
    },
    cond: { if: { const: 'a' }, else: { enum: ['b', null, 3] } },
    self: { $ref: '#' },
  },
};
const validate = ajv.compile(schema);
for (const value of [
  { id: 2, tags: ['a'] },
  { id: 1.5, tags: ['a', 'a', 'TOO-LONG'], extra: 1 },
  { id: 4, tags: ['x'], shape: { r: 1, w: 2 }, cond: 'zzz', self: { id: 0, tags: [] } },
  null,
]) {
  console.log(
    validate(value),
    ajv.errorsText(validate.errors),
    validate.errors?.map((e) => [e.instancePath, e.schemaPath, e.keyword]),
  );
}
