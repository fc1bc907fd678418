const DATA = '/__data.json';
/** What may be over in a moment: too much asked, a server that starts anew, or one that lacks something. */
export const isPassing = (status: number): boolean => status === 429 || status >= 500;
const LONGEST_MS = 8000;

interface Address {
  pathname: string;
  searchParams: { toString(): string };
}

/**
 * `fetch` for a page that loads its data anew by itself, as a count or a list on it changed. Where a navigation fails,
 * SvelteKit shows an error page instead; here that would take away what somebody reads or writes for nothing. So the
 * data of the page that is shown are asked for again until they come or another page is shown. Everything else is asked
 * once, as before.
 */
export function patient(
  ask: typeof fetch,
  shown: () => Address,
  pause: (tries: number) => Promise<void> = untilAgain,
): typeof fetch {
  return async (input, init) => {
    const url = pageOf(input);

    if (!url) return ask(input, init);

    for (let tries = 1; ; tries += 1) {
      // Read wholly: a line may break in the middle of an answer.
      const [answer] = await Promise.allSettled([ask(input, init).then(whole)]);
      const isOver = answer.status === 'fulfilled' && !answer.value.isFailed;

      if (!isOver && isShown(url, shown())) await pause(tries);
      if (isOver || !isShown(url, shown())) {
        if (answer.status === 'rejected') throw answer.reason;

        return answer.value.response;
      }
    }
  };
}

/** The page whose data are asked for, or undefined where something else is. */
function pageOf(input: RequestInfo | URL): URL | undefined {
  if (typeof input !== 'string') return undefined;

  const url = new URL(input, location.href);

  if (!url.pathname.endsWith(DATA)) return undefined;

  url.pathname = url.pathname.slice(0, -DATA.length);
  for (const name of [...url.searchParams.keys()])
    if (name.startsWith('x-sveltekit-')) url.searchParams.delete(name);

  return url;
}

const isShown = (url: Address, page: Address): boolean =>
  url.pathname === page.pathname && url.searchParams.toString() === page.searchParams.toString();

async function whole(response: Response): Promise<{ response: Response; isFailed: boolean }> {
  const text = await response.text();
  const isFailed = isPassing(response.status) || (response.ok && nodesIn(text).some(isFailure));

  return { response: new Response(text, response), isFailed };
}

interface Node {
  type: string;
  error?: { status: number };
}

/** Parts of a page fail one by one, in an answer that is itself a success. */
const isFailure = (node: Node | null): boolean =>
  node?.type === 'error' && isPassing(node.error?.status ?? 500);

function nodesIn(text: string): (Node | null)[] {
  const [line = ''] = text.split('\n', 1);

  return (JSON.parse(line) as { nodes?: (Node | null)[] }).nodes ?? [];
}

/** A moment that grows with the tries, or until the device says that it is connected again. */
async function untilAgain(tries: number): Promise<void> {
  const longest = Math.min(1000 * 2 ** (tries - 1), LONGEST_MS);

  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, longest * (0.5 + Math.random() / 2));

    addEventListener('online', done);

    function done() {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    }
  });
}
