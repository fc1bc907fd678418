import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import * as pages from './pages.ts';

const { UnreadablePdf } = pages;
const countPages = (asker: string, bytes: Buffer) => pages.countPages(asker, () => Promise.resolve(bytes));
const drawPage = (asker: string, bytes: Buffer, page: number, mark: string) =>
  pages.drawPage(asker, () => Promise.resolve(bytes), page, mark);

async function pdf(
  pages: number,
  draw: (doc: PDFKit.PDFDocument) => void = () => undefined,
): Promise<Buffer> {
  const doc = new PDFDocument({ autoFirstPage: false });
  for (let page = 0; page < pages; page += 1) draw(doc.addPage());
  doc.end();
  return buffer(doc);
}

/** A page whose content is these PDF operators. */
function pageOf(operators: string, more = '', box = '0 0 200 200'): Buffer {
  return Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n` +
      `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[${box}]/Contents 4 0 R${more}>>endobj\n` +
      `4 0 obj<</Length ${operators.length}>>stream\n${operators}\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
    'latin1',
  );
}

/** How much of a picture is not of one colour. */
async function marked(picture: Uint8Array): Promise<number> {
  const { channels } = await sharp(picture).stats();
  return channels[0]?.stdev ?? 0;
}

describe('pages of a PDF', () => {
  test('are counted and drawn as pictures', async () => {
    const bytes = await pdf(3, (doc) => void doc.text('Guten Tag'));
    expect(await countPages('a', bytes)).toBe(3);
    const { format, width, height } = await sharp(await drawPage('a', bytes, 3, 'Ada')).metadata();
    expect({ format, width }).toEqual({ format: 'jpeg', width: 1600 });
    expect(height).toBe(2071);
  });

  test('carry the mark everywhere, on white as on black, in whatever script the name is', async () => {
    const black = await pdf(1, (doc) => void doc.rect(0, 0, 700, 900).fill('#000'));
    const marks = ['Ünal Çağrı · Hebel Kapital', '李娜 · 港口'];
    for (const [at, bytes] of [await pdf(1), black].entries())
      for (const mark of marks.slice(at)) {
        const picture = await drawPage('a', bytes, 1, mark);
        for (const [left, top] of [
          [0, 0],
          [1200, 0],
          [600, 1000],
          [0, 1700],
          [1200, 1700],
        ] as const) {
          const part = await sharp(picture).extract({ left, top, width: 400, height: 350 }).toBuffer();
          expect(await marked(part)).toBeGreaterThan(5);
        }
      }
  });

  test('differ by the mark alone', async () => {
    const bytes = await pdf(1);
    const [one, other, again] = [
      await drawPage('a', bytes, 1, 'Ada'),
      await drawPage('a', bytes, 1, 'Bob'),
      await drawPage('a', bytes, 1, 'Ada'),
    ];
    expect(Buffer.compare(one, again)).toBe(0);
    expect(Buffer.compare(one, other)).not.toBe(0);
  });
});

describe('a hostile PDF', () => {
  test.each([
    ['is no PDF', Buffer.from('%PDF-1.7 but that is all')],
    ['has nothing', Buffer.alloc(0)],
    [
      'lists itself as its page',
      Buffer.from(
        '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 9>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
      ),
    ],
  ])('that %s cannot be shown, and the next one can', async (_what, bytes) => {
    await expect(drawPage('a', bytes, 1, 'Ada')).rejects.toBeInstanceOf(UnreadablePdf);
    expect(await countPages('a', await pdf(1))).toBe(1);
  });

  test('has no page beyond its last', async () => {
    await expect(drawPage('a', await pdf(2), 3, 'Ada')).rejects.toBeInstanceOf(UnreadablePdf);
  });

  test('is drawn within the size of a picture, however large it says its page is', async () => {
    const picture = await drawPage('a', pageOf('', '', '0 0 900000 900000'), 1, 'Ada');
    const { width, height } = await sharp(picture).metadata();
    expect({ width, height }).toEqual({ width: 1600, height: 1600 });
  });

  test('that draws for ever is ended, and the next one is shown', { timeout: 30_000 }, async () => {
    // A form that draws itself twice, thirty deep: a thousand million rectangles.
    const forms = Array.from({ length: 30 }, (_, at) => {
      const next = at < 29 ? `/X Do /X Do` : '0 0 200 200 re f';
      return `${10 + at} 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 200 200]/Resources<</XObject<</X ${11 + at} 0 R>>>>/Length ${next.length}>>stream\n${next}\nendstream endobj\n`;
    }).join('');
    const bytes = Buffer.from(
      pageOf('/X Do', '/Resources<</XObject<</X 10 0 R>>>>')
        .toString('latin1')
        .replace('trailer', `${forms}trailer`),
      'latin1',
    );
    await expect(drawPage('a', bytes, 1, 'Ada')).rejects.toBeInstanceOf(UnreadablePdf);
    expect(await countPages('a', await pdf(1))).toBe(1);
  });

  test('keeps only its own organisation waiting', async () => {
    const bytes = await pdf(1);
    const asked = Array.from({ length: 8 }, () =>
      drawPage('greedy', bytes, 1, 'Ada').then(
        () => 'drawn',
        (error: { code: string }) => error.code,
      ),
    );
    expect(await countPages('other', bytes)).toBe(1);
    const outcomes = await Promise.all(asked);
    expect(outcomes.filter((one) => one === 'too-many-requests').length).toBe(5);
    expect(outcomes.filter((one) => one === 'drawn').length).toBe(3);
  });
});
