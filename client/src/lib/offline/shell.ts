/** The pages that open without a connection: they show what this device has kept, and hold nothing of anybody. */
export const SHELL_PAGES = ['/offline', '/en/offline', '/offline/check-in', '/en/offline/check-in'] as const;

const PREFIX = 'klammer-shell-';
const BUILT = /_app\/immutable\/[\w./-]+/g;
const IMPORTED = /["'`](\.{1,2}\/[\w./-]+\.(?:js|css))["'`]/g;
const CHECK_IN = /^(\/en)?\/events\/(\w+)\/check-in$/;

export interface ShellParts {
  /** Of the build that this worker belongs to; another build has another cache. */
  version: string;
  /** Addresses of all files of the build, and of the icons. */
  built: ReadonlySet<string>;
  icons: readonly string[];
  caches: CacheStorage;
  fetch: (path: string, init?: RequestInit) => Promise<Response>;
}

/** The pages for times without a connection and the files they are made of, all of one build or none. */
export class Shell {
  #parts: ShellParts;
  #name: string;

  constructor(parts: ShellParts) {
    this.#parts = parts;
    this.#name = PREFIX + parts.version;
  }

  /** Keeps everything. @throws where something is missing or the server has another build already: nothing is kept then */
  async fill(): Promise<void> {
    try {
      await this.#fill();
    } catch (error) {
      await this.#parts.caches.delete(this.#name);
      throw error;
    }
  }

  async #fill(): Promise<void> {
    const pages = await Promise.all(SHELL_PAGES.map(async (path) => ({ path, ...(await this.#page(path)) })));
    const files = await this.#withImports(pages.flatMap((page) => page.uses));
    const cache = await this.#parts.caches.open(this.#name);

    for (const path of this.#parts.icons) files.set(path, await this.#get(path));
    for (const { path, response } of pages) files.set(path, response);
    await Promise.all([...files].map(([path, response]) => cache.put(path, response)));
  }

  /** As a stranger sees it, so that nothing of anybody lies in the cache. */
  async #page(path: string): Promise<{ response: Response; uses: string[] }> {
    const response = await this.#get(path, { credentials: 'omit', cache: 'no-store' });
    // Scripts to load early stand in the header, what starts the page in its text.
    const text = `${response.headers.get('link') ?? ''} ${await response.clone().text()}`;
    const uses = [...new Set(text.match(BUILT))].map((file) => `/${file}`);
    const foreign = uses.find((file) => !this.#parts.built.has(file));

    if (foreign) throw new Error(`${path} is of another build: it uses ${foreign}`);

    return { response, uses };
  }

  /** The files and whatever they import, at once or when it is needed; not the other pages. */
  async #withImports(paths: readonly string[]): Promise<Map<string, Response>> {
    const found = new Map<string, Response>();
    let next = [...new Set(paths)];

    while (next.length > 0) {
      const loaded = await Promise.all(
        next.map(async (path) => ({ path, response: await this.#file(path) })),
      );

      for (const { path, response } of loaded) found.set(path, response);
      const imported = await Promise.all(loaded.map(({ path, response }) => importsOf(path, response)));

      next = [...new Set(imported.flat())].filter((path) => this.#parts.built.has(path) && !found.has(path));
    }

    return found;
  }

  /** The name of a built file tells what is in it: one that an earlier build has kept is the same. */
  async #file(path: string): Promise<Response> {
    return (await this.#parts.caches.match(path)) ?? this.#get(path);
  }

  async #get(path: string, init?: RequestInit): Promise<Response> {
    const response = await this.#parts.fetch(path, init);

    if (!response.ok) throw new Error(`${path} answered ${response.status}`);

    return response;
  }

  /** A built file out of any build, a page or an icon out of this one; undefined for everything else. */
  async find(url: URL): Promise<Response | undefined> {
    if (isBuilt(url.pathname)) return this.#parts.caches.match(url.pathname);

    return (await this.#parts.caches.open(this.#name)).match(url.pathname);
  }

  /** Removes what earlier builds have kept. */
  async tidy(): Promise<void> {
    const names = await this.#parts.caches.keys();

    await Promise.all(
      names
        .filter((name) => name.startsWith(PREFIX) && name !== this.#name)
        .map((name) => this.#parts.caches.delete(name)),
    );
  }
}

export const isBuilt = (path: string): boolean => path.startsWith('/_app/immutable/');
export const isShellPage = (path: string): boolean => SHELL_PAGES.some((one) => one === path);

/** Where a visit goes that reaches nobody: the same page out of what is kept, or the overview. */
export function awayAddress({ pathname, search }: URL): string {
  const door = CHECK_IN.exec(pathname);

  if (door) return `${door[1] ?? ''}/offline/check-in?event=${door[2]}`;

  const prefix = pathname === '/en' || pathname.startsWith('/en/') ? '/en' : '';

  return `${prefix}/offline?from=${encodeURIComponent(pathname + search)}`;
}

/** What a script names as its imports. The list of all pages names them all, and none of them is needed for it. */
async function importsOf(path: string, response: Response): Promise<string[]> {
  if (!path.endsWith('.js') || path.includes('/entry/app.')) return [];

  const named = (await response.clone().text()).matchAll(IMPORTED);

  return [...named]
    .map(([, file = '']) => new URL(file, `https://built${path}`).pathname)
    .filter((file) => !file.includes('/nodes/'));
}
