// json: one field out of a JSON text, without parsing the rest of it.

import type { GlobalGroup } from './group.ts';

export const json: GlobalGroup = {
  globals: ['json'],
  gives: '`json.select(bytes, path)`: one field of a JSON text',
  harmless: true,
};
