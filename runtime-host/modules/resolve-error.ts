import { TungstenError } from '../errors.ts';

/** A specifier that leads nowhere. */
export class ResolveError extends TungstenError {
  readonly specifier: string;
  readonly importer: string;
  readonly reason: string;
  constructor(specifier: string, importer: string, reason: string) {
    super(`cannot find '${specifier}' (imported by ${importer}): ${reason}`);
    this.specifier = specifier;
    this.importer = importer;
    this.reason = reason;
  }
  static {
    ResolveError.prototype.name = 'ResolveError';
  }
}
