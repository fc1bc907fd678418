import { type RequestListener } from 'node:http';

/** Whole in itself: nothing that other pages are made of is there yet. */
const PAGE = `<!doctype html>
<html lang="de">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Klammer</title>
<style>
  :root { color-scheme: light dark; background: light-dark(#faf8f3, #0b131e); color: light-dark(#0f1b2d, #e8edf3) }
  body { min-height: 90vh; margin: 0 1.5rem; display: grid; align-content: center; justify-items: center; gap: .5rem;
    font: 1rem/1.5 system-ui, sans-serif; text-align: center }
  h1, p { margin: 0 }
  h1 { font-size: 1.5rem }
  [lang=en] { color: light-dark(#435062, #a9b5c4) }
</style>
<h1>[ ··· ] Klammer startet gerade</h1>
<p>Gleich geht es weiter; diese Seite lädt sich von selbst neu.</p>
<p lang="en">Klammer is starting. This page reloads by itself in a moment.</p>
</html>
`;

/** Answers whoever comes while the store is being filled or indexes are made; browsers ask again by themselves. */
export const sayStarting: RequestListener = (request, response) => {
  const isPage = request.headers.accept?.includes('text/html') ?? false;
  response
    .writeHead(503, {
      'Retry-After': '1',
      Refresh: '1',
      'Cache-Control': 'no-store',
      'Content-Type': `text/${isPage ? 'html' : 'plain'}; charset=utf-8`,
    })
    .end(isPage ? PAGE : 'Klammer startet gerade. / Klammer is starting.\n');
};
