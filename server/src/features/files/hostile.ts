import { docx, hugePng, pdf, png, zip } from './fixtures.ts';

/** A hostile file: its name, its bytes, and whether it must be refused or may be kept in a harmless form. */
export interface Hostile {
  what: string;
  name: string;
  bytes: Buffer;
  expected: 'refused' | 'harmless';
}

const SCRIPT = '<script>document.title="canary-executed"</script>';
const text = (value: string): Buffer => Buffer.from(value);
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** At least sixty files that people send to servers to do harm. */
export async function hostileFiles(): Promise<Hostile[]> {
  const picture = await png();
  return [
    ...markup(),
    ...programs(),
    ...lyingEndings(picture),
    ...(await polyglots(picture)),
    ...documents(),
    ...bombs(),
    ...damaged(picture),
  ];
}

const refuse = (what: string, name: string, bytes: Buffer): Hostile => ({
  what,
  name,
  bytes,
  expected: 'refused',
});

function markup(): Hostile[] {
  const svg = (inside: string) => text(`<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`);
  return [
    refuse('a scripted SVG', 'logo.svg', svg(SCRIPT)),
    refuse('an SVG with a handler', 'logo.svg', svg('<rect onload="alert(1)"/>')),
    refuse('an SVG that loads from elsewhere', 'a.svg', svg('<image href="https://example.org/x"/>')),
    refuse('an SVG with an entity', 'a.svg', text('<!DOCTYPE s [<!ENTITY a "b">]><svg>&a;</svg>')),
    refuse('an SVG with foreign markup', 'a.svg', svg(`<foreignObject>${SCRIPT}</foreignObject>`)),
    refuse('an SVG called PNG', 'logo.png', svg(SCRIPT)),
    refuse('an SVG called text', 'logo.txt', svg(SCRIPT)),
    refuse('HTML', 'page.html', text(`<!doctype html>${SCRIPT}`)),
    refuse('HTML called text', 'page.txt', text(`<html>${SCRIPT}`)),
    refuse('HTML called CSV', 'page.csv', text(`a;b\n${SCRIPT}`)),
    refuse('HTML called PDF', 'page.pdf', text(`<html>${SCRIPT}`)),
    refuse('HTML called PNG', 'page.png', text(`<html>${SCRIPT}`)),
    refuse('XHTML', 'page.xhtml', text(`<?xml version="1.0"?><html>${SCRIPT}</html>`)),
    refuse('XML called text', 'feed.txt', text('<?xml version="1.0"?><a/>')),
    refuse('an iframe called text', 'a.txt', text('< iframe src=javascript:alert(1)>')),
    refuse('a script address called text', 'a.txt', text('click JaVaScRiPt:alert(1)')),
    refuse('a web archive', 'page.mhtml', text('MIME-Version: 1.0\nContent-Type: multipart/related')),
  ];
}

function programs(): Hostile[] {
  const exe = Buffer.concat([text('MZ'), Buffer.alloc(200, 7)]);
  const elf = Buffer.concat([Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(120)]);
  return [
    refuse('the test virus', 'eicar.txt', text(EICAR)),
    refuse('the test virus in a CSV', 'eicar.csv', text(`a;b\n${EICAR}`)),
    refuse('the test virus in a PDF', 'eicar.pdf', Buffer.concat([pdf(), text(EICAR)])),
    refuse('a JavaScript file', 'a.js', text('alert(1)')),
    refuse('a PHP file', 'a.php', text('<?php system($_GET[0]);')),
    refuse('PHP called text', 'a.txt', text('<?php system($_GET[0]);')),
    refuse('a shell script called text', 'a.txt', text('#!/bin/sh\nrm -rf ~')),
    refuse('a Windows program', 'setup.exe', exe),
    refuse('a Windows program called PDF', 'invoice.pdf', exe),
    refuse('a Windows program called PNG', 'logo.png', exe),
    refuse('a Windows program with two endings', 'invoice.pdf.exe', exe),
    refuse('a Linux program called text', 'readme.txt', elf),
    refuse('a shortcut', 'a.lnk', Buffer.from('4c00000001140200', 'hex')),
    refuse('a Java archive', 'a.jar', zip([{ name: 'META-INF/MANIFEST.MF', data: 'Main-Class: A' }])),
    refuse('WebAssembly called PDF', 'a.pdf', Buffer.from('0061736d01000000', 'hex')),
  ];
}

function lyingEndings(picture: Buffer): Hostile[] {
  return [
    refuse('a picture called PDF', 'logo.pdf', picture),
    refuse('a picture called JPEG', 'logo.jpg', picture),
    refuse('a picture called HTML', 'logo.html', picture),
    refuse('a picture without ending', 'logo', picture),
    refuse('a PDF called PNG', 'deck.png', pdf()),
    refuse('a PDF called document', 'deck.docx', pdf()),
    refuse('a document called table', 'a.xlsx', docx()),
    refuse('a document called PDF', 'a.pdf', docx()),
    refuse('a hidden file', '.htaccess', text('AddType text/html .png')),
    refuse('an archive', 'a.zip', zip([{ name: 'a.txt', data: 'a' }])),
    refuse('an archive called document', 'a.docx', zip([{ name: 'a.txt', data: 'a' }])),
    refuse('a BMP', 'a.bmp', Buffer.concat([text('BM'), Buffer.alloc(80)])),
    refuse('a TIFF called PNG', 'a.png', Buffer.from('49492a0008000000', 'hex')),
  ];
}

async function polyglots(picture: Buffer): Promise<Hostile[]> {
  const archive = zip([{ name: 'a.html', data: SCRIPT }]);
  const harmless = (what: string, name: string, bytes: Buffer): Hostile => ({
    what,
    name,
    bytes,
    expected: 'harmless',
  });
  return [
    harmless('a PNG with HTML behind it', 'a.png', Buffer.concat([picture, text(SCRIPT)])),
    harmless('a PNG with PHP behind it', 'a.png', Buffer.concat([picture, text('<?php echo "canary";')])),
    harmless('a PNG with an archive behind it', 'a.png', Buffer.concat([picture, archive])),
    refuse('a GIF that is a script', 'a.gif', text('GIF89a/*canary*/=1;alert(1)//')),
    refuse('a JPEG that is a script', 'a.jpg', text('\xff\xd8\xff\xe0/*canary*/=alert(1)')),
    refuse('a PDF with HTML before it', 'a.pdf', Buffer.concat([text(`${SCRIPT}\n`), pdf()])),
    refuse('a PDF with HTML in its head', 'a.pdf', text(`%PDF-1.4\n${SCRIPT}\n%%EOF`)),
    refuse('a PDF with an archive behind it', 'a.pdf', Buffer.concat([pdf(), Buffer.alloc(2000), archive])),
    refuse('a document with something before it', 'a.docx', Buffer.concat([text(SCRIPT), docx()])),
    refuse('a document with a page as comment', 'a.docx', docx([], SCRIPT)),
    refuse('a document with a PDF behind it', 'a.docx', Buffer.concat([docx(), pdf()])),
  ];
}

function documents(): Hostile[] {
  return [
    refuse('a PDF with a script', 'a.pdf', pdf('/OpenAction<</S/JavaScript/JS(app.alert(1))>>')),
    refuse('a PDF with a written-out script', 'a.pdf', pdf('/OpenAction<</S/J#61vaScript>>')),
    refuse('a PDF that starts a program', 'a.pdf', pdf('/OpenAction<</S/Launch/F(cmd.exe)>>')),
    refuse('a PDF with a file in it', 'a.pdf', pdf('/Names<</EmbeddedFiles<</EmbeddedFile 9 0 R>>>>')),
    refuse('a PDF with a form program', 'a.pdf', pdf('/AcroForm<</XFA 7 0 R>>')),
    refuse('a document with macros', 'a.docx', docx([{ name: 'word/vbaProject.bin', data: 'x' }])),
    refuse(
      'a document with a program in it',
      'a.docx',
      docx([{ name: 'word/embeddings/oleObject1.bin', data: 'x' }]),
    ),
    refuse('a document with an active control', 'a.docx', docx([{ name: 'word/activeX/a.bin', data: 'x' }])),
    refuse(
      'a document that climbs out of its folder',
      'a.docx',
      docx([{ name: '../../evil.sh', data: 'x' }]),
    ),
    refuse('a document with an absolute path', 'a.docx', docx([{ name: '/etc/passwd', data: 'x' }])),
    refuse('a locked document', 'a.docx', docx([{ name: 'a', data: 'x', flags: 1 }])),
    refuse('a macro document', 'a.docm', docx()),
  ];
}

function bombs(): Hostile[] {
  const zeros = Buffer.alloc(12 * 1024 * 1024);
  return [
    refuse('a picture of 50,000 by 50,000', 'a.png', hugePng(50_000, 50_000)),
    refuse('a picture of two thousand million columns', 'a.png', hugePng(2_147_483_647, 1)),
    refuse('a packed picture of 30,000 by 30,000', 'a.png', hugePng(30_000, 30_000, 400)),
    refuse('a document that unpacks a thousandfold', 'a.docx', docx([{ name: 'word/a.xml', data: zeros }])),
    refuse(
      'a document that claims four gigabytes',
      'a.docx',
      docx([{ name: 'word/a.xml', data: 'x', claimedBytes: 0xfffffffe }]),
    ),
  ];
}

function damaged(picture: Buffer): Hostile[] {
  return [
    refuse('nothing at all', 'a.png', Buffer.alloc(0)),
    refuse('half a picture', 'a.png', picture.subarray(0, picture.length - 40)),
    refuse('half a document', 'a.docx', docx().subarray(0, 200)),
    refuse('half a PDF', 'a.pdf', pdf().subarray(0, 60)),
    refuse('bytes called text', 'a.txt', Buffer.from([65, 0, 66, 255])),
    refuse('text of another encoding', 'a.csv', Buffer.from([0x4d, 0xfc, 0x6c])),
  ];
}
