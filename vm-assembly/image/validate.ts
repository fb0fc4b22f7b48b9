// Verification of an image before it runs.

import { ImageHeader, ImageMagic } from '../abi/image.ts';
import { ImageFault } from '../abi/traps.ts';

/** The first rule that the image breaks, or ImageFault.None. */
export function validate(image: usize, size: u32): ImageFault {
  if (size < <u32>ImageHeader.Bytes) return ImageFault.TooShort;
  if (load<u32>(image, ImageHeader.Magic) != ImageMagic.Value) return ImageFault.BadMagic;
  if (load<u32>(image, ImageHeader.Version) != ImageMagic.Version) return ImageFault.BadVersion;
  if (load<u32>(image, ImageHeader.Size) != size) return ImageFault.TooShort;
  return ImageFault.None;
}
