import { z } from 'zod';
import { LOCALES } from './vocabulary/concept.ts';

// Control characters other than tab and line feed have no place in what people write, and half a character (one of two
// surrogates) is none: no store keeps it, and no checksum can be made over it.

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f\u0080-\u009f\u2028\u2029]|\p{Surrogate}/u;

/** Text of several lines, trimmed; a CRLF becomes LF. */
export function text(max: number) {
  return z
    .string()
    .max(max * 2)
    .overwrite((value) => value.replaceAll('\r\n', '\n').trim())
    .refine((value) => !CONTROL.test(value), 'contains control characters')
    .max(max);
}

// What is not seen would make two names look alike, a name look empty, or what stands beside it run backwards. The two that
// join and colour emoji stay where they do so; the braille blank is no such character by Unicode, but looks like one.
const UNSEEN =
  /(?<!\p{Extended_Pictographic})\ufe0f|(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d|\u200d(?!\p{Extended_Pictographic})|(?![\u200d\ufe0f])\p{Default_Ignorable_Code_Point}|\u2800/gu;
/** Marks heaped on one letter run over the lines above and below. */
const HEAPED = /\p{Mark}{5}/u;

/** Text of one line; what is not seen in it is left out. */
export function line(max: number) {
  return text(max)
    .refine((value) => !/[\n\t]/.test(value), 'must be a single line')
    .overwrite((value) => value.replaceAll(UNSEEN, '').trim())
    .refine((value) => !HEAPED.test(value), 'heaps too many marks on one letter');
}

/** Within a Latin word, a letter that looks like a Latin one and is another: with it somebody takes another one's name. */
const ALIKE = String.raw`[\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Lisu}ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρυ]`;
const DISGUISED = new RegExp(
  String.raw`\p{Script=Latin}[\p{M}\p{N}]*${ALIKE}|${ALIKE}[\p{M}\p{N}]*\p{Script=Latin}`,
  'u',
);

/** What somebody or something is called. It stands in mails to people who do not know them, where it must lead nowhere. */
export function name(max: number) {
  return line(max)
    .refine((value) => !value.includes('://'), 'must not contain a web address')
    .refine((value) => !DISGUISED.test(value), 'mixes alphabets within a word');
}

/** The same text in German and English; an empty string is "not translated". */
export function localised(max: number) {
  return z.object({ de: text(max).default(''), en: text(max).default('') });
}
/** A name or a question in German and English, each of one line; an empty string is "not translated". */
export function localisedLine(max: number) {
  return z.object({ de: line(max).default(''), en: line(max).default('') });
}

/** The same where one of the two languages has to be there. */
export function writtenLine(max: number) {
  return localisedLine(max).refine(isWritten, 'is needed in German or English');
}
export type Localised = { de: string; en: string };

/** Whether it is there in either language. */
export function isWritten({ de, en }: Localised): boolean {
  return de !== '' || en !== '';
}

/** What to show in each language: the other one's words where it is not translated. */
export function inBothLanguages({ de, en }: Localised): Localised {
  return { de: de || en, en: en || de };
}

export const Locale = z.enum(LOCALES);

/** A document id as it travels: 24 hexadecimal digits. */
export const Id = z.string().regex(/^[0-9a-f]{24}$/, 'must be an id of 24 hexadecimal digits');

/** An address people open: http or https only, so no `javascript:` can be stored. */
export const WebAddress = z
  .url({
    protocol: /^https?$/,
    hostname: /^[a-z0-9äöüß-]+(\.[a-z0-9äöüß-]+)+$/i,
    error: 'must be a web address starting with https://',
  })
  .max(300);

/** A moment: ISO 8601 in UTC. */
export const Moment = z.iso.datetime();
/**
 * A calendar day, `YYYY-MM-DD`. Days are reckoned with, and a year more than 9999 is no such day any more; nobody plans
 * that far.
 */
export const Day = z.iso.date().refine((day) => isPlannable(day), 'must lie between the years 1000 and 2999');

/** Whether a day or a moment, written out, is of a year that can be reckoned with. */
export function isPlannable(written: string): boolean {
  return written >= '1000' && written < '3000';
}
