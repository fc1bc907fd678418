import fc from 'fast-check';
import { z } from 'zod';

interface Json {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Json[];
  oneOf?: Json[];
  allOf?: Json[];
  properties?: Record<string, Json>;
  required?: string[];
  additionalProperties?: Json | boolean;
  items?: Json;
  maxItems?: number;
  minItems?: number;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}

const FORMATS: Record<string, string[]> = {
  email: ['somebody@example.org'],
  uri: ['https://example.org'],
  'date-time': ['2026-03-01T10:00:00Z'],
  date: ['2026-03-01'],
};

/** Values that a zod schema takes, and with `mutated` values that are close to what it takes. */
export function arbitraryOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  return fromJson(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json, 0);
}

function fromJson(schema: Json, depth: number): fc.Arbitrary<unknown> {
  if (depth > 6) return fc.constant(null);
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((one) => fromJson(one, depth + 1)));
  if (schema.allOf?.[0]) return fromJson(schema.allOf[0], depth + 1);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object' || schema.properties) return record(schema, depth);
  if (type === 'array')
    return fc.array(fromJson(schema.items ?? {}, depth + 1), {
      minLength: schema.minItems ?? 0,
      maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, 3)),
    });
  if (type === 'string') return text(schema);
  if (type === 'integer' || type === 'number') return number(schema);
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  return fc.jsonValue({ maxDepth: 2 });
}

function record(schema: Json, depth: number): fc.Arbitrary<unknown> {
  const shape = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([key, value]) => [key, fromJson(value, depth + 1)]),
  );
  return fc.record(shape, { requiredKeys: schema.required ?? [] });
}

function text({ format, pattern, minLength = 0, maxLength = 40 }: Json): fc.Arbitrary<string> {
  const known = format ? FORMATS[format] : undefined;
  if (known) return fc.constantFrom(...known);
  if (pattern) return matching(pattern);
  return fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)), unit: 'grapheme' });
}

/** Turning a pattern around takes longer than most of what is made of it, and few patterns are in all schemas. */
const byPattern = new Map<string, fc.Arbitrary<string>>();

function matching(pattern: string): fc.Arbitrary<string> {
  const made = byPattern.get(pattern) ?? turnAround(pattern);
  byPattern.set(pattern, made);
  return made;
}

function turnAround(pattern: string): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'));
  } catch {
    // A pattern that fast-check cannot turn around; hostile values still reach the field.
    return fc.string();
  }
}

function number({ minimum, maximum }: Json): fc.Arbitrary<number> {
  const min = Math.max(minimum ?? -1000, -1e9);
  return fc.integer({ min: Math.ceil(min), max: Math.floor(Math.min(maximum ?? 1e6, 1e9)) });
}

const deep = (levels: number): unknown => {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level += 1) value = { a: value };
  return value;
};

/** What attackers send where a plain value is expected. */
export const HOSTILE: readonly unknown[] = [
  { $ne: null },
  { $gt: '' },
  { $regex: '.*' },
  { $where: 'sleep(5000)' },
  { $expr: { $eq: [1, 1] } },
  ['a', 'b'],
  [{ $ne: 1 }],
  JSON.parse('{"__proto__": {"polluted": true}}'),
  { constructor: { prototype: { polluted: true } } },
  'a'.repeat(50_000),
  `${'a'.repeat(25_000)}!`,
  ' '.repeat(50_000) + 'x',
  '(((((((((((((((((((('.repeat(2_000),
  'x@'.repeat(10_000),
  'Bcc: x\r\nBcc: victim@example.org',
  '\u0000',
  '\ud800',
  '../../../../etc/passwd',
  '<script>alert(1)</script>',
  '${7*7}{{7*7}}',
  -1,
  1.5,
  Number.MAX_SAFE_INTEGER + 1,
  1e308,
  '',
  null,
  true,
  [],
  {},
  deep(200),
];

/** Puts a hostile value in the place of some part of a value. */
export function mutated(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(valid, fc.nat(10_000), fc.constantFrom(...HOSTILE)).map(([value, place, hostile]) => {
    const paths = pathsOf(value);
    const path = paths[place % paths.length] ?? [];
    return replaceAt(value, path, hostile);
  });
}

function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (!value || typeof value !== 'object') return [path];
  return [path, ...Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...path, key]))];
}

function replaceAt(value: unknown, [key, ...rest]: string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((one, index) => (String(index) === key ? replaceAt(one, rest, by) : one));
  const object = value as Record<string, unknown>;
  return { ...object, [key]: replaceAt(object[key], rest, by) };
}
