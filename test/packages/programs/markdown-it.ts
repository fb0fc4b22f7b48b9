import MarkdownIt from 'markdown-it';

const md = new MarkdownIt({ html: true, linkify: true, typographer: true, breaks: true });
console.log(
  md.render(
    '# H *x*\n\n"quotes" -- dash... (c) www.example.com\nnext\n\n| a | b |\n|---|:-:|\n| 1 | `2` |\n\n- a\n- b\n\n  c\n\n1. x\n\n<div>raw</div>\n\n~~s~~ [l](<a b> "t") ![i](u) \\* &lt; &#x41; ```c```\n\n```js\nlet a < b;\n```\n\nTerm[^1] <b>x</b>\n***\n> q\n',
  ),
);
console.log(md.parseInline('a **b _c_** `d` <https://x.y>', {})[0].children!.map((t) => [t.type, t.content, t.level]));
md.renderer.rules.em_open = () => '<i>';
md.renderer.rules.em_close = () => '</i>';
console.log(
  md.renderInline('_x_ **y**'),
  new MarkdownIt('commonmark').render('[a]: /u "t"\n\n[a] *b*\n\n* x\n   * y\n'),
);
