import { expect, it } from 'vitest';
import { fillDocument } from './document.ts';

const PARTS = { locale: 'de', theme: 'dark', style: '--a:1', region: '<i id="region">', frame: '<b>' };
/** As SvelteKit makes it of `app.html` and a page whose organisation is called so. */
const pageOf = (
  name: string,
) => `<html lang="%klammer.locale%" data-theme="%klammer.theme%" style="%klammer.style%">
  <head>
    <script nonce="n">typedBefore = new Map();</script>
    %klammer.region% <meta content="${name.replaceAll('"', '&quot;')}"><title>${name}</title>
		<link href="./_app/immutable/entry/start.A.js" rel="modulepreload"> %klammer.frame%
  </head>
  <body><h1>${name}</h1>
			<script nonce="n">
				{
					const element = document.currentScript.parentElement;

					import("./_app/immutable/entry/start.A.js").then(async (kit) => {});
				}
			</script></body></html>`;

it('fills in what only the server knows, and has the code come once the page was painted', () => {
  const html = fillDocument(pageOf('Kai'), PARTS);

  expect(html).not.toContain('%klammer');
  expect(html).toContain('<link href="./_app/immutable/entry/start.A.js" data-code> <b>\n');
  expect(html).toContain('painted.then(() => import("./_app/immutable/entry/start.A.js")).then(');
});

it.each(['%klammer.frame%', '%klammer.region%', ' rel="modulepreload">', 'import("x/entry/start.y")', '$&'])(
  'takes no words of a page for its own: %s',
  (words) => {
    const html = fillDocument(pageOf(words), PARTS);

    expect(html).toContain(`<meta content="${words.replaceAll('"', '&quot;')}"><title>${words}</title>`);
    expect(html).toContain(`<h1>${words}</h1>`);
    expect(html).toContain('data-code> <b>\n');
    expect(html).toContain('painted.then(() => import("./_app/immutable/entry/start.A.js")).then(');
  },
);
