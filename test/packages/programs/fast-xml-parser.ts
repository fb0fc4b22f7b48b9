import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE catalog [<!ENTITY co "Company &amp; Sons">]>
<catalog xmlns:x="urn:x" count="2">
  <!-- a comment -->
  <book id="1" x:lang="en"><title>A &lt;b&gt;</title><price currency="EUR">12.50</price><tags><t>a</t><t>b</t></tags></book>
  <book id="2"><title><![CDATA[Raw <data> & more]]></title><price>007</price><empty/></book>
  <note>mixed <b>bold</b> tail &co;</note>
</catalog>`;
for (const options of [
  {},
  { ignoreAttributes: false, attributeNamePrefix: '@', parseAttributeValue: true },
  { preserveOrder: true, ignoreAttributes: false },
  {
    ignoreAttributes: false,
    removeNSPrefix: true,
    isArray: (n: string) => n === 'book',
    cdataPropName: '#cdata',
    commentPropName: '#c',
  },
]) {
  console.log(JSON.stringify(new XMLParser(options).parse(xml), null, 1));
}
console.log(
  new XMLBuilder({ ignoreAttributes: false, format: true }).build({
    r: { '@_a': 1, i: [1, { '@_b': 'x & y', '#text': 't<' }], e: '' },
  }),
);
console.log(XMLValidator.validate('<a><b></a>'), XMLValidator.validate('<a x=1/>'), XMLValidator.validate('<a/>'));
