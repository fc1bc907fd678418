/**
 * Formats by language and options, each made once: making one takes a hundred times as long as using it, and a page shows
 * dozens of numbers and days.
 */
export const numberFormat = kept(
  (tag, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, options),
);

export const dateFormat = kept(
  (tag, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, options),
);

export const distanceFormat = kept((tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }));

function kept<Options, Format>(make: (tag: string, options?: Options) => Format) {
  const made = new Map<string, Format>();

  return (tag: string, options?: Options): Format => {
    const key = tag + JSON.stringify(options ?? null);
    const format = made.get(key) ?? make(tag, options);

    made.set(key, format);

    return format;
  };
}
