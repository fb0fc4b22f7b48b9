// Entry of the unit that is loaded when a program first asks for one of its globals or helpers (builtins/lazy.ts).

import './decorators.ts';
import './dom-exception.ts';
import './event.ts';
import './abort.ts';
import './encoding.ts';
import './structured-clone.ts';
import './url-search-params.ts';
import './url.ts';
import './waiters.ts';
