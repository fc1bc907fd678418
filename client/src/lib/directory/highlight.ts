export interface Segment {
  text: string;
  marked: boolean;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };

/**
 * Turns a highlight of the search (escaped text with `<mark>` around what matched) into segments, so that it is
 * rendered as text and no markup of the API ever reaches the page.
 */
export function segmentsOf(highlight: string): Segment[] {
  return highlight
    .split(/(<mark>.*?<\/mark>)/s)
    .filter((part) => part !== '')
    .map((part) => {
      const marked = part.startsWith('<mark>');

      return { marked, text: unescape(marked ? part.slice(6, -7) : part) };
    });
}

function unescape(text: string): string {
  return text.replace(/&(#?\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity);
}
