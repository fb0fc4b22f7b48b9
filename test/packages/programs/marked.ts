import { Marked, marked } from 'marked';

const text = `# Title with \`code\` and *emphasis*

A paragraph with **strong**, _em_, ~~gone~~, [a link](https://example.com "title"), <https://auto.link>,
an image ![alt](x.png), a hard break  
and an entity &amp; &copy; <b>html</b>.

1. one
2. two
   - nested *a*
   - nested b

     paragraph in item
3. three

- [ ] open
- [x] done

> quote
> > deeper
>
> - list in quote

| left | right | centre |
|:-----|------:|:------:|
| a \\| b | 1 | x |
| **c** | 22 | y |

\`\`\`js
const x = "<tag>" & 1;
\`\`\`

    indented code

***

Setext
======

[ref]: https://example.org/ref 'Ref'
See [ref] and [text][ref]. https://bare.example.com/a?b=c.
`;
console.log(marked.parse(text));
console.log(marked.lexer(text).map((t: any) => [t.type, t.raw.length]));
const custom = new Marked({
  gfm: true,
  breaks: true,
  renderer: {
    heading({ tokens, depth }) {
      return `<h${depth} class="t">${this.parser.parseInline(tokens)}</h${depth}>\n`;
    },
  },
  extensions: [
    {
      name: 'mention',
      level: 'inline',
      start: (src: string) => src.indexOf('@'),
      tokenizer(src: string) {
        const match = /^@(\w+)/.exec(src);
        return match ? { type: 'mention', raw: match[0], user: match[1] } : undefined;
      },
      renderer: (token: any) => `<a href="/u/${token.user}">@${token.user}</a>`,
    },
  ],
});
console.log(custom.parse('## Hi @ada\nline one\nline *two* @bob_1'));
