// The compiler as a guest: it gets a source, and gives the image.
import { compile } from '../../compiler/pipeline.ts';

declare const source: Uint8Array;
declare const name: string;

export function image(): Uint8Array {
  const { image, diagnostics } = compile({ name, text: source, kind: 'auto' });
  if (image === null) throw new Error(diagnostics.map(({ diagnostic }) => diagnostic.message).join('; '));
  return image;
}
