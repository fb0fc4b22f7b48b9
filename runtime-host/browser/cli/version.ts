/** Put in by the build. */
declare const TUNGSTEN_VERSION: string;

/** Version of the package. */
export function packageVersion(): string {
  return TUNGSTEN_VERSION;
}
