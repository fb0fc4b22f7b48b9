// Entry of the unit that is loaded when a program first asks for one of its globals (builtins/lazy.ts).

import './dom-exception.ts';
import './event.ts';
import './abort.ts';
import './encoding.ts';
import './structured-clone.ts';
import './url-search-params.ts';
import './url.ts';
