declare module 'virtual:endpoints' {
  const endpoints: Record<string, { method: string; path: string }>;
  export default endpoints;
}

/** One icon of Lucide (`vite/icons.ts`); hidden from screen readers unless it has a label. */
declare module 'icon:*' {
  import type { Component } from 'svelte';

  const icon: Component<{
    size?: number;
    strokeWidth?: number;
    fill?: string;
    class?: string;
    'aria-hidden'?: 'true';
    'aria-label'?: string;
  }>;
  export default icon;
}
