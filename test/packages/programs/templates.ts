import ejs from 'ejs';
import Handlebars from 'handlebars';
import Mustache from 'mustache';

const view = {
  title: 'Shop & Co',
  items: [
    { name: 'pen', price: 1.5, tags: ['a', 'b'] },
    { name: '<ink>', price: 20 },
  ],
  empty: [],
  bold: () => (text: string, render: (t: string) => string) => `<b>${render(text)}</b>`,
};
console.log(
  Mustache.render(
    '{{title}} {{{title}}}\n{{#items}}\n* {{name}}: {{price}}{{#tags}} [{{.}}]{{/tags}}\n{{/items}}{{^empty}}nothing{{/empty}} {{#bold}}hi {{title}}{{/bold}} {{> part}}',
    view,
    { part: 'P:{{items.length}}' },
  ),
);
try {
  Mustache.render('{{#a}}', {});
} catch (e: any) {
  console.log(e.message);
}
Handlebars.registerHelper('upper', (s: string) => s.toUpperCase());
Handlebars.registerHelper('times', function (this: any, n: number, options: any) {
  let out = '';
  for (let i = 0; i < n; i++) out += options.fn({ ...this, i });
  return out;
});
Handlebars.registerPartial(
  'row',
  '<li>{{upper name}} {{#if tags}}({{#each tags}}{{@index}}:{{this}}{{#unless @last}}, {{/unless}}{{/each}}){{else}}none{{/if}}</li>',
);
const template = Handlebars.compile(
  '<h1>{{title}}</h1>{{#each items as |item key|}}{{key}}{{> row item}}{{/each}}{{#times 2}}<{{i}}>{{/times}}{{#with items.[1]}}{{{name}}} {{../title}}{{/with}}{{lookup items.[0] "price"}}{{!-- c --}}',
);
console.log(template(view));
try {
  Handlebars.compile('{{#if a}}')({});
} catch (e: any) {
  console.log(e.message);
}
console.log(
  ejs.render(
    '<h2><%= title %></h2><% for (const i of items) { -%>\n<%- i.name %>=<%= i.name %>;<% } %>\n<%_ if (!empty.length) { _%>E<%_ } _%>',
    view,
  ),
);
try {
  ejs.render('<% throw new Error("inside") %>', {});
} catch (e: any) {
  console.log(e.message.split('\n').pop());
}
