// The library's entry: runs once, when the start snapshot is made.

import './array.ts';
import './map.ts';
import './string-html.ts';
import './set.ts';
import './promise.ts';
import './timers.ts';
import './typed-array.ts';
import './regexp.ts';
import './performance.ts';
import './crypto.ts';
import './iterator.ts';
import './iterator-zip.ts';
import './iterator-windows.ts';
import './array-async.ts';
import './math.ts';
import './disposable-stack.ts';
import './originals.ts';
import './modules.ts';
