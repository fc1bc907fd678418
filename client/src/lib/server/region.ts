import { useRegion, region, type Region } from '@klammer/contracts/vocabulary';
import type { RequestEvent } from '@sveltejs/kit';
import { call } from '#lib/api.ts';

/** The version that this process of pages has; it is the server's own, and so the same for everybody. */
let known: string | undefined;

/** Reads the region where it is not known yet or has changed; the server says with each request which one holds. */
export async function knowRegion({ request, fetch }: RequestEvent): Promise<void> {
  const current = request.headers.get('x-kit-region');

  if (known !== undefined && current === known) return;

  const read: Region = await call(fetch, 'region.read');

  useRegion(read);
  known = read.version;
}

/** Hands the region to the page in the browser, which reads it before anything else (`hooks.client.ts`). */
export function regionScript(): string {
  const json = JSON.stringify(region()).replaceAll('<', String.raw`\u003c`);

  return `<script type="application/json" id="region">${json}</script>`;
}
