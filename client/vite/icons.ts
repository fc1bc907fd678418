import { icons as lucide } from '@iconify-json/lucide';
import type { Plugin } from 'vite';

const PREFIX = 'icon:';
const END = '.svelte';
/** The set draws each stroke alike; said once on the whole, it can be told otherwise. */
const DRAWN_ALIKE = / (fill="none"|stroke="currentColor"|stroke-(width="2"|line(cap|join)="round"))/g;

/**
 * `import Send from 'icon:send'` gives an icon of Lucide (their names: https://lucide.dev/icons) as a component. The set is one
 * file; as a package of components it was eight thousand, a fifth of all that `npm start` installed.
 */
export function icons(): Plugin {
  return {
    name: 'klammer-icons',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(PREFIX) && !id.endsWith(END) ? id + END : undefined),
    load: (id) =>
      id.startsWith(PREFIX) && id.endsWith(END) ? component(id.slice(PREFIX.length, -END.length)) : undefined,
  };
}

function component(name: string): string {
  const icon = lucide.icons[lucide.aliases?.[name]?.parent ?? name];

  if (!icon) throw new Error(`Lucide has no icon ${name}; see https://lucide.dev/icons.`);

  return `<script>
    let { size = 24, strokeWidth = 2, fill = 'none', class: classes, 'aria-label': label } = $props();
  </script>
  <svg width={size} height={size} viewBox="0 0 24 24" {fill} class={classes}
    stroke="currentColor" stroke-width={strokeWidth} stroke-linecap="round" stroke-linejoin="round"
    aria-label={label} role={label ? 'img' : undefined} aria-hidden={label ? undefined : 'true'}
  >${icon.body.replace(DRAWN_ALIKE, '')}</svg>`;
}
