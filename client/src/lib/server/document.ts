/** What of `app.html` only the server knows with each answer. */
export interface Parts {
  locale: string;
  theme: string;
  style: string;
  region: string;
  frame: string;
}

/**
 * The code of a page that is there already comes after it was painted: see `app.html`. What a page says of itself
 * stands in the same text, in its title for one; in the form below it cannot be written there, since every `<` is escaped.
 */
const FRAME = /%klammer\.frame%(?=\s*<\/head>)/;
const PRELOADED = /(<link href="[^"<>]+") rel="modulepreload">/g;
const START = /(<script nonce="[^"<>]+">[^<]*?)(import\("[^"]+\/entry\/start\.[^"]+"\))/;

/** Fills in the template. Its own places come before anything a page says, except for the frame. */
export function fillDocument(html: string, { locale, theme, style, region, frame }: Parts): string {
  return html
    .replace('%klammer.locale%', locale)
    .replace('%klammer.theme%', theme)
    .replace('%klammer.style%', () => style)
    .replace('%klammer.region%', () => region)
    .replace(FRAME, () => frame)
    .replaceAll(PRELOADED, '$1 data-code>')
    .replace(START, '$1painted.then(() => $2)');
}
