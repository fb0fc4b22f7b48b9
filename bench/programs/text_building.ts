/** String building: a report, a CSV file and an HTML list, by +=, templates and join. */
interface Entry {
  name: string;
  amount: number;
  tags: string[];
  active: boolean;
}

function makeEntries(count: number): Entry[] {
  const entries: Entry[] = [];
  let state = 99;
  for (let i = 0; i < count; i++) {
    state = (state * 48271) % 2147483647;
    const tags = ['a', 'b', 'c'].slice(0, state % 4);
    entries.push({ name: `item "${i}" & co`, amount: (state % 100000) / 100, tags, active: state % 3 !== 0 });
  }
  return entries;
}

function escapeHtml(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '&') out += '&amp;';
    else if (c === '<') out += '&lt;';
    else if (c === '"') out += '&quot;';
    else out += c;
  }
  return out;
}

function toHtml(entries: Entry[]): string {
  let html = '<ul>\n';
  for (const { name, amount, tags, active } of entries) {
    const className = active ? ' class="active"' : '';
    html += `  <li${className}>${escapeHtml(name)}: <b>${amount.toFixed(2)}</b>`;
    if (tags.length > 0) html += ` <i>${tags.join(', ')}</i>`;
    html += '</li>\n';
  }
  return html + '</ul>\n';
}

function quote(field: string): string {
  if (!field.includes('"') && !field.includes(',')) return field;
  return '"' + field.split('"').join('""') + '"';
}

function toCsv(entries: Entry[]): string {
  const lines = ['name,amount,tags,active'];
  for (const entry of entries) {
    lines.push([quote(entry.name), String(entry.amount), quote(entry.tags.join(',')), `${entry.active}`].join(','));
  }
  return lines.join('\r\n');
}

function toReport(entries: Entry[]): string {
  let report = '';
  let total = 0;
  entries.forEach((entry, i) => {
    total += Math.round(entry.amount * 100);
    report += (i + 1).toString().padStart(4) + '  ' + entry.name.padEnd(20, '.') + ('' + entry.amount).padStart(10) + '\n';
  });
  return report + '-'.repeat(36) + '\n' + `total ${total / 100}\n`;
}

function hash(text: string): number {
  let value = 0;
  for (let i = 0; i < text.length; i += 3) value = (Math.imul(value, 31) + text.charCodeAt(i)) | 0;
  return value;
}

const entries = makeEntries(60);

function once(): boolean {
  return hash(toHtml(entries)) === 3088198 && hash(toCsv(entries)) === -661699785 && hash(toReport(entries)) === 2114692709;
}

const ROUNDS = 8;

globalThis.__bench = (inner: number): boolean => {
  for (let i = inner * ROUNDS; i > 0; i--) if (!once()) return false;
  return true;
};
