import type { Plugin, Rolldown } from 'vite';

type Read = (id: string) => Rolldown.ModuleInfo | null;

/** Whose pages they are, by the groups of `src/routes`, and first who must wait least. */
const AUDIENCES = ['public', 'member', 'operator', 'account'];
/** What this share of the public pages uses is laid together for all of them. */
const OFTEN = 1 / 5;

/**
 * Lays code together that is loaded together: what every page needs, what the frame around an audience's pages needs, and
 * what many public pages do. Left alone it comes in a file for each set of pages that share something, dozens a page.
 *
 * What a layer holds imports only from itself, from layers before it, and from what pages of audiences before it share. So
 * no two files need each other, and modules run after those they import.
 */
export function layers(): Plugin {
  let layerOf: ReadonlyMap<string, string> = new Map();
  // Files may give each other more than SvelteKit asks them for.
  const rolldownOptions: Rolldown.RolldownOptions = {
    preserveEntrySignatures: 'allow-extension',
    output: {
      codeSplitting: {
        // What a layer needs is in it or lies before it: to draw in more would make it need what needs it.
        includeDependenciesRecursively: false,
        groups: [{ name: (id: string) => layerOf.get(id) ?? null }],
      },
    },
  };

  return {
    name: 'klammer-layers',
    apply: 'build',
    configEnvironment: (name) => (name === 'client' ? { build: { rolldownOptions } } : undefined),
    buildEnd() {
      if (this.environment.name !== 'client') return;
      const known = new Map<string, Rolldown.ModuleInfo | null>();
      const read: Read = (id) => {
        const info = known.get(id) ?? this.getModuleInfo(id);

        known.set(id, info);

        return info;
      };

      layerOf = layOut(
        Array.from(this.getModuleIds()).filter((id) => read(id)?.isEntry),
        read,
      );
    },
    // Pages would break in ways that are hard to find; so the build does.
    generateBundle(_options, bundle) {
      if (this.environment.name !== 'client') return;
      const early = modulesWith('entry/start', bundle).find((id) => layerOf.has(id));

      if (early !== undefined)
        this.error(`${early} would run before SvelteKit is set up; see vite/layers.ts.`);
    },
  };
}

/** The modules of an entry's file and of all files that come with it. */
function modulesWith(entry: string, bundle: Rolldown.OutputBundle): string[] {
  const chunks = new Map(
    Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])),
  );
  const reached = new Set(Array.from(chunks.values()).filter(({ name }) => name === entry));

  // A set that grows while it is gone through is gone through to its new end.
  for (const chunk of reached)
    for (const file of chunk.imports) {
      const next = chunks.get(file);

      if (next) reached.add(next);
    }

  return Array.from(reached).flatMap(({ moduleIds }) => moduleIds);
}

function layOut(entries: readonly string[], read: Read): ReadonlyMap<string, string> {
  const layerOf = new Map<string, string>();
  const named = (end: RegExp) => entries.filter((id) => end.test(id));
  const start = named(/\/runtime\/client\/(entry|payload)\.js$/);
  const afterStart = start.flatMap((id) => read(id)?.dynamicallyImportedIds ?? []);
  // SvelteKit begins with these and sets itself up before anything else may run: they stay files of their own.
  const settled = reach(start, read);
  const lay = (layer: string, ids: Iterable<string>) => {
    for (const id of ids)
      if (!settled.has(id) && !layerOf.has(id) && ![...reach([id], read)].some(loadsLater))
        layerOf.set(id, layer);
  };
  // With such a module in it, SvelteKit would count what is loaded later as loaded with all that use the layer.
  const loadsLater = (id: string) =>
    /\/client(\/src|-optimized)\//.test(id) && (read(id)?.dynamicallyImportedIds.length ?? 0) > 0;

  lay('everywhere', reach([...named(/\/client-optimized\/(app|nodes\/0)\.js$/), ...afterStart], read));
  for (const audience of AUDIENCES) {
    const folder = `/routes/(${audience})/`;
    const imports = (id: string, end: string) =>
      read(id)?.importedIds.some((one) => one.includes(folder + end)) ?? false;
    const frame = entries.filter((id) => imports(id, '+layout.svelte'));
    const pages = entries
      .filter((id) => imports(id, '') && !frame.includes(id))
      .map((id) => reach([id], read));

    lay(`${audience}-frame`, reach(frame, read));
    if (audience === 'public') lay('public-often', inMany(pages));
    for (const id of pages.flatMap((page) => [...page])) settled.add(id);
  }

  return layerOf;
}

function inMany(pages: readonly ReadonlySet<string>[]): string[] {
  const uses = new Map<string, number>();

  for (const id of pages.flatMap((page) => [...page])) uses.set(id, (uses.get(id) ?? 0) + 1);

  return [...uses].filter(([, count]) => count >= pages.length * OFTEN).map(([id]) => id);
}

/** The modules and all that they import, at any distance. */
function reach(from: readonly string[], read: Read): Set<string> {
  const reached = new Set<string>();
  const open = [...from];

  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    open.push(...(read(id)?.importedIds ?? []));
  }

  return reached;
}
