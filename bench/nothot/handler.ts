/** One request to a small handler: routes, a query string, a page. */
interface Request {
  path: string;
  query: string;
}

const parseQuery = (query: string): Map<string, string> => {
  const values = new Map<string, string>();
  for (const part of query.split('&')) {
    const [name, value = ''] = part.split('=');
    values.set(name, decodeURIComponent(value));
  }
  return values;
};

const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const routes: Record<string, (query: Map<string, string>) => string> = {
  '/hello': (query) => `<h1>Hello, ${escapeText(query.get('name') ?? 'you')}</h1>`,
  '/sum': (query) => `<p>${Number(query.get('a')) + Number(query.get('b'))}</p>`,
};

const handle = ({ path, query }: Request): string => routes[path]?.(parseQuery(query)) ?? '404';

globalThis.__bench = (inner: number): boolean => {
  let right = true;
  for (let i = 0; i < inner; i++) {
    right &&= handle({ path: '/hello', query: 'name=a%3Cb&x=1' }) === '<h1>Hello, a&lt;b</h1>';
    right &&= handle({ path: '/sum', query: 'a=3&b=4' }) === '<p>7</p>';
    right &&= handle({ path: '/none', query: '' }) === '404';
  }
  return right;
};
