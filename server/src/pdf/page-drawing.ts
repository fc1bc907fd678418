import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type * as Mupdf from 'mupdf';

/** What the thread is asked for; `id` comes back with the answer. */
export type Job = { id: number; bytes: Uint8Array } & (
  { kind: 'count' } | { kind: 'draw'; page: number; mark: string }
);
export type Answer = { id: number } & (
  | { result: number | Uint8Array }
  /** The document's own fault: damaged, protected, without such a page. */
  | { unreadable: string }
);

/** The part used here of what Node's types leave to those of browsers, which are not loaded. */
declare const WebAssembly: {
  Memory: {
    prototype: { buffer: ArrayBuffer; grow: (this: { buffer: ArrayBuffer }, pages: number) => number };
  };
};

/** All of the library's memory: a page that needs more fails instead of taking the process with it. */
const MOST_MEMORY_BYTES = 384 * 1024 * 1024;
const MOST_WIDTH = 1600;
const MOST_HEIGHT = 2200;
const MOST_ENLARGED = 4;
const JPEG_QUALITY = 82;
const MARK_FONT = '@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf';
/** Readable on white and on black, and what lies below stays readable. */
const MARK_GREY = [0.5, 0.5, 0.5] as const;
const MARK_ALPHA = 0.3;
const MARK_ANGLE = -28;

/**
 * The thread that reads PDFs of strangers: nothing else runs in it, its memory is limited here, its time by
 * `pages.ts`, which ends it.
 */
async function answerJobs(port: NonNullable<typeof parentPort>): Promise<void> {
  limitMemory();
  silence();
  const mupdf = await import('mupdf');
  const fonts = loadFonts(mupdf);
  port.on('message', (job: Job) => {
    let answer: Answer;
    try {
      answer = { id: job.id, result: work(mupdf, fonts, job) };
    } catch (error) {
      // Whatever the library throws is about the document it was given.
      answer = { id: job.id, unreadable: error instanceof Error ? error.message : String(error) };
    }
    port.postMessage(answer);
  });
}

function limitMemory(): void {
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function (pages) {
    const wanted = this.buffer.byteLength + pages * 65_536;
    if (wanted > MOST_MEMORY_BYTES) throw new RangeError('a PDF needs more memory than is allowed');
    return grow.call(this, pages);
  };
}

/** What the library says about damaged files is of no use in the log, and a hostile one could fill it. */
function silence(): void {
  const ignore = () => undefined;
  Object.assign(globalThis, { $libmupdf_wasm_Module: { print: ignore, printErr: ignore } });
}

function work(mupdf: typeof Mupdf, fonts: Fonts, job: Job): number | Uint8Array {
  const document = mupdf.Document.openDocument(job.bytes, 'application/pdf');
  try {
    if (document.needsPassword()) throw new Error('it is protected by a password');
    return job.kind === 'count' ? document.countPages() : draw(mupdf, fonts, document, job);
  } finally {
    document.destroy();
  }
}

function draw(
  mupdf: typeof Mupdf,
  fonts: Fonts,
  document: Mupdf.Document,
  job: { page: number; mark: string },
): Uint8Array {
  const page = document.loadPage(job.page - 1);
  const [left, top, right, bottom] = page.getBounds();
  const scale = Math.min(MOST_WIDTH / (right - left), MOST_HEIGHT / (bottom - top), MOST_ENLARGED);
  const size = { width: Math.round((right - left) * scale), height: Math.round((bottom - top) * scale) };
  if (!(size.width > 0 && size.height > 0)) throw new Error('the page has no size');
  const picture = new mupdf.Pixmap(mupdf.ColorSpace.DeviceRGB, [0, 0, size.width, size.height], false);
  picture.clear(255);
  const device = new mupdf.DrawDevice(mupdf.Matrix.identity, picture);
  const toPicture = mupdf.Matrix.concat(
    mupdf.Matrix.translate(-left, -top),
    mupdf.Matrix.scale(scale, scale),
  );
  page.run(device, toPicture);
  writeMark(mupdf, fonts, device, size, job.mark);
  device.close();
  const bytes = Uint8Array.from(picture.asJPEG(JPEG_QUALITY, false));
  for (const one of [device, picture, page]) one.destroy();
  return bytes;
}

interface Fonts {
  /** In the order in which they are asked for a letter. */
  all: Mupdf.Font[];
}
function loadFonts(mupdf: typeof Mupdf): Fonts {
  const file = createRequire(import.meta.url).resolve(MARK_FONT);
  // The library's own second font has what the first has not: names come in many scripts.
  return { all: [new mupdf.Font('mark', readFileSync(file)), new mupdf.Font('zh-Hans')] };
}

/** Repeats the mark in slanting rows over the whole page, every other row shifted, so that no part is without. */
function writeMark(
  mupdf: typeof Mupdf,
  fonts: Fonts,
  device: Mupdf.DrawDevice,
  { width, height }: { width: number; height: number },
  mark: string,
): void {
  const letterSize = Math.max(12, Math.min(width, height) / 42);
  const rowGap = letterSize * 5.5;
  const reach = Math.hypot(width, height);
  const turned = mupdf.Matrix.concat(
    mupdf.Matrix.rotate(MARK_ANGLE),
    mupdf.Matrix.translate(width / 2, height / 2),
  );
  const { text, length } = writeLine(mupdf, fonts, `${mark}      `, letterSize);
  for (let row = 0, y = -reach / 2; y < reach / 2; y += rowGap, row += 1)
    for (let x = -reach / 2 - (row % 2) * (length / 2); x < reach / 2; x += length) {
      const at = mupdf.Matrix.concat(mupdf.Matrix.translate(x, y), turned);
      device.fillText(text, at, mupdf.ColorSpace.DeviceRGB, [...MARK_GREY], MARK_ALPHA);
    }
  text.destroy();
}

function writeLine(mupdf: typeof Mupdf, { all }: Fonts, line: string, letterSize: number) {
  const text = new mupdf.Text();
  let x = 0;
  for (const letter of line) {
    const code = letter.codePointAt(0) ?? 0;
    const font = all.find((one) => one.encodeCharacter(code) > 0) ?? all[0];
    if (!font) throw new Error('there is no font for the mark');
    const glyph = font.encodeCharacter(code);
    text.showGlyph(font, [letterSize, 0, 0, -letterSize, x, 0], glyph, code);
    x += font.advanceGlyph(glyph) * letterSize;
  }
  return { text, length: x };
}

if (parentPort) await answerJobs(parentPort);
