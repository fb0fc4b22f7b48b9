// The HTML methods of String.prototype. spec: sec-additional-properties-of-the-string.prototype-object

import { isNullish } from './common.ts';

/** spec: sec-createhtml */
function html(receiver: unknown, method: string, tag: string, attribute: string, value: unknown): string {
  if (isNullish(receiver)) $throwTypeError('String.prototype.' + method + ' called on null or undefined');
  const text = $toString(receiver);
  if (attribute === '') return '<' + tag + '>' + text + '</' + tag + '>';
  const raw = $toString(value);
  let quoted = '';
  let start = 0;
  for (let i = 0; i < raw.length; i++) {
    if ($charCodeAt(raw, i) !== 34) continue;
    quoted += $substring(raw, start, i) + '&quot;';
    start = i + 1;
  }
  quoted += $substring(raw, start, raw.length);
  return '<' + tag + ' ' + attribute + '="' + quoted + '">' + text + '</' + tag + '>';
}

const methods = {
  anchor(this: unknown, name: unknown): string {
    return html(this, 'anchor', 'a', 'name', name);
  },
  big(this: unknown): string {
    return html(this, 'big', 'big', '', undefined);
  },
  blink(this: unknown): string {
    return html(this, 'blink', 'blink', '', undefined);
  },
  bold(this: unknown): string {
    return html(this, 'bold', 'b', '', undefined);
  },
  fixed(this: unknown): string {
    return html(this, 'fixed', 'tt', '', undefined);
  },
  fontcolor(this: unknown, color: unknown): string {
    return html(this, 'fontcolor', 'font', 'color', color);
  },
  fontsize(this: unknown, size: unknown): string {
    return html(this, 'fontsize', 'font', 'size', size);
  },
  italics(this: unknown): string {
    return html(this, 'italics', 'i', '', undefined);
  },
  link(this: unknown, url: unknown): string {
    return html(this, 'link', 'a', 'href', url);
  },
  small(this: unknown): string {
    return html(this, 'small', 'small', '', undefined);
  },
  strike(this: unknown): string {
    return html(this, 'strike', 'strike', '', undefined);
  },
  sub(this: unknown): string {
    return html(this, 'sub', 'sub', '', undefined);
  },
  sup(this: unknown): string {
    return html(this, 'sup', 'sup', '', undefined);
  },
};

const prototype = $intrinsic('String.prototype');
$define(prototype, 'anchor', methods.anchor, 1);
$define(prototype, 'big', methods.big, 0);
$define(prototype, 'blink', methods.blink, 0);
$define(prototype, 'bold', methods.bold, 0);
$define(prototype, 'fixed', methods.fixed, 0);
$define(prototype, 'fontcolor', methods.fontcolor, 1);
$define(prototype, 'fontsize', methods.fontsize, 1);
$define(prototype, 'italics', methods.italics, 0);
$define(prototype, 'link', methods.link, 1);
$define(prototype, 'small', methods.small, 0);
$define(prototype, 'strike', methods.strike, 0);
$define(prototype, 'sub', methods.sub, 0);
$define(prototype, 'sup', methods.sup, 0);
