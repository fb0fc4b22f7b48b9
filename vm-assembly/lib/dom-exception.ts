// DOMException. https://webidl.spec.whatwg.org/#idl-DOMException

import { constants, expose, hide, original } from './web-idl.ts';

const ErrorConstructor = original('Error');

/** Names that have a code: their number in this list and one more. An empty name is one that no longer is. */
const NAMES = [
  'IndexSizeError', '', 'HierarchyRequestError', 'WrongDocumentError', 'InvalidCharacterError', '', 'NoModificationAllowedError', 'NotFoundError',
  'NotSupportedError', 'InUseAttributeError', 'InvalidStateError', 'SyntaxError', 'InvalidModificationError', 'NamespaceError', 'InvalidAccessError',
  '', 'TypeMismatchError', 'SecurityError', 'NetworkError', 'AbortError', 'URLMismatchError', 'QuotaExceededError', 'TimeoutError',
  'InvalidNodeTypeError', 'DataCloneError',
];

const CODES = [
  'INDEX_SIZE_ERR', 'DOMSTRING_SIZE_ERR', 'HIERARCHY_REQUEST_ERR', 'WRONG_DOCUMENT_ERR', 'INVALID_CHARACTER_ERR', 'NO_DATA_ALLOWED_ERR',
  'NO_MODIFICATION_ALLOWED_ERR', 'NOT_FOUND_ERR', 'NOT_SUPPORTED_ERR', 'INUSE_ATTRIBUTE_ERR', 'INVALID_STATE_ERR', 'SYNTAX_ERR',
  'INVALID_MODIFICATION_ERR', 'NAMESPACE_ERR', 'INVALID_ACCESS_ERR', 'VALIDATION_ERR', 'TYPE_MISMATCH_ERR', 'SECURITY_ERR', 'NETWORK_ERR',
  'ABORT_ERR', 'URL_MISMATCH_ERR', 'QUOTA_EXCEEDED_ERR', 'TIMEOUT_ERR', 'INVALID_NODE_TYPE_ERR', 'DATA_CLONE_ERR',
];

/** Name and message are own properties: so the stack, which is made from them, begins with them. */
export class DOMException extends ErrorConstructor {
  readonly #name: string;

  constructor(message: unknown = '', options: any = 'Error') {
    super();
    let name = options;
    if ($isObject(options)) {
      name = options.name;
      if (name === undefined) name = 'Error';
      if ('cause' in options) hide(this, 'cause', options.cause);
    }
    this.#name = $toString(name);
    hide(this, 'message', $toString(message));
    hide(this, 'name', this.#name);
  }

  get code(): number {
    const name = this.#name;
    for (let i = 0; i < NAMES.length; i++) if (NAMES[i] === name && name !== '') return i + 1;
    return 0;
  }
}

expose(DOMException, 'DOMException');
constants(DOMException, CODES, 1);
