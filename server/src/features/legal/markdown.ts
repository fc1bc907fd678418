interface Renderer {
  render: (text: string) => string;
}
let renderer: Promise<Renderer> | undefined;

/**
 * Markdown as HTML that can do no harm: HTML in the text stays text, links lead to the web, mail or the same site only,
 * pictures are left out. Headings begin below the page's own. What is still to be filled in, `[[in double brackets]]`,
 * is marked.
 */
export async function renderMarkdown(text: string): Promise<string> {
  renderer ??= makeRenderer();
  return (await renderer).render(text);
}

async function makeRenderer(): Promise<Renderer> {
  const { default: Markdown } = await import('markdown-it');
  const markdown = new Markdown({ html: false, linkify: true, typographer: false }).disable('image');
  markdown.validateLink = (address) => /^(https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i.test(address.trim());
  markdown.inline.ruler.before('link', 'gap', (state, silent) => {
    const words = /^\[\[([^\]]+)\]\]/.exec(state.src.slice(state.pos, state.posMax))?.[1];
    if (words === undefined) return false;
    if (!silent) {
      state.push('gap_open', 'mark', 1);
      state.push('text', '', 0).content = words;
      state.push('gap_close', 'mark', -1);
    }
    state.pos += words.length + 4;
    return true;
  });
  markdown.core.ruler.push('headings', ({ tokens }) => {
    const headings = tokens.filter(({ type }) => type === 'heading_open' || type === 'heading_close');
    const levelOf = ({ tag }: { tag: string }) => Number(tag.slice(1));
    // However deep somebody begins, the first level below the page's own is not left out.
    const highest = Math.min(...headings.map(levelOf));
    for (const token of headings) token.tag = `h${Math.min(6, levelOf(token) - highest + 2)}`;
  });
  return markdown;
}
