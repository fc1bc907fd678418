import { createRequire } from 'node:module';
import { region, type Locale } from '@klammer/contracts/vocabulary';
import { regionTokens } from '@klammer/contracts/vocabulary/colours';
import type PDFKit from 'pdfkit';

const MARGIN = 64;
const WIDTH = 595.28 - 2 * MARGIN;
const INK = '#10202e';
const QUIET = '#516170';
const FONTS = {
  text: '@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf',
  strong: '@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf',
  heading: '@expo-google-fonts/bricolage-grotesque/700Bold/BricolageGrotesque_700Bold.ttf',
} as const;
const here = createRequire(import.meta.url);

/** Writes a page of A4 after another, archivable and tagged (PDF/A-2a), so that a screen reader finds headings, text and lists. */
export interface PdfWriter {
  title(text: string): void;
  heading(text: string): void;
  paragraph(text: string, style?: 'text' | 'quiet' | 'strong'): void;
  /** Who says something, and what: the name never stands alone at the foot of a page. */
  saying(who: string, text: string): void;
  list(items: readonly string[]): void;
  /** A name and what it is, one below the other in two columns. */
  facts(rows: readonly (readonly [name: string, value: string])[]): void;
  pageBreak(): void;
}

export interface PdfMeta {
  title: string;
  language: Locale;
  author: string;
  /** Stamped into the file, so that the same content makes the same file. */
  createdAt: Date;
  /** Stands at the foot of every page. */
  foot: string;
}

/** Makes a document; loads the library only now, since few requests need it. */
export async function writePdf(
  meta: PdfMeta,
  write: (writer: PdfWriter) => void | Promise<void>,
): Promise<Uint8Array> {
  const { default: Document } = await import('pdfkit');
  const doc = new Document({
    size: 'A4',
    margins: { top: MARGIN, bottom: MARGIN + 18, left: MARGIN, right: MARGIN },
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    displayTitle: true,
    lang: meta.language === 'de' ? 'de-DE' : 'en-GB',
    info: { Title: meta.title, Author: meta.author, CreationDate: meta.createdAt, ModDate: meta.createdAt },
    bufferPages: true,
  });
  for (const [name, file] of Object.entries(FONTS)) doc.registerFont(name, here.resolve(file));
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<void>((resolve, reject) => {
    doc.once('end', resolve);
    doc.once('error', reject);
  });
  const root = doc.struct('Document');
  doc.addStructure(root);
  await write(writerOn(doc, root));
  root.end();
  writeFeet(doc, meta.foot);
  doc.end();
  await finished;
  return Buffer.concat(chunks);
}

function writerOn(doc: PDFKit.PDFDocument, root: PDFKit.PDFStructureElement): PdfWriter {
  const add = (tag: string, draw: () => void) => root.add(doc.struct(tag, {}, draw));
  const { accent } = regionTokens(region().colours, 'light');
  const line = (text: string) => doc.text(text, MARGIN, doc.y, { width: WIDTH, lineGap: 2 });
  return {
    title: (text) =>
      add('H1', () => {
        doc.font('heading').fontSize(24).fillColor(INK);
        line(text).moveDown(0.6);
      }),
    heading: (text) => {
      keepTogether(doc, 60);
      add('H2', () => {
        doc.font('heading').fontSize(13).fillColor(accent).moveDown(0.6);
        line(text).moveDown(0.3);
      });
    },
    paragraph: (text, style = 'text') =>
      add('P', () => {
        doc
          .font(style === 'strong' ? 'strong' : 'text')
          .fontSize(style === 'quiet' ? 9 : 10.5)
          .fillColor(style === 'quiet' ? QUIET : INK);
        line(text).moveDown(0.5);
      }),
    saying: (who, text) => {
      keepTogether(doc, 44);
      add('P', () => {
        doc.font('text').fontSize(9).fillColor(QUIET);
        line(who);
        doc.fontSize(10.5).fillColor(INK);
        line(text).moveDown(0.6);
      });
    },
    list: (items) => {
      const list = doc.struct('L');
      root.add(list);
      for (const item of items)
        list.add(
          doc.struct('LI', {}, [
            doc.struct('LBody', {}, () => {
              doc.font('text').fontSize(10.5).fillColor(INK);
              doc.text(`–  ${item}`, MARGIN + 8, doc.y, { width: WIDTH - 8, lineGap: 2 }).moveDown(0.2);
            }),
          ]),
        );
      list.end();
      doc.moveDown(0.3);
    },
    facts: (rows) =>
      rows.forEach(([name, value]) =>
        add('P', () => {
          doc.font('text').fontSize(9).fillColor(QUIET);
          line(name);
          doc.font('strong').fontSize(10.5).fillColor(INK);
          line(value).moveDown(0.4);
        }),
      ),
    pageBreak: () => void doc.addPage(),
  };
}

/** A heading must not stand alone at the foot of a page. */
function keepTogether(doc: PDFKit.PDFDocument, height: number): void {
  if (doc.y + height > doc.page.height - doc.page.margins.bottom) doc.addPage();
}

/** The foot is the same on all pages, so for a screen reader it is decoration. */
function writeFeet(doc: PDFKit.PDFDocument, foot: string): void {
  const { start, count } = doc.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    doc.switchToPage(index);
    // Below the margin the library would begin a new page.
    doc.page.margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination' });
    doc.font('text').fontSize(8).fillColor(QUIET);
    doc.text(foot, MARGIN, doc.page.height - 46, { width: WIDTH - 60, height: 20, ellipsis: true });
    doc.text(`${index + 1} / ${count}`, MARGIN, doc.page.height - 46, { width: WIDTH, align: 'right' });
    doc.endMarkedContent();
  }
}
