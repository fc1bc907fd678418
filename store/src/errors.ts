import { Double } from 'bson';
import type { Doc, Value } from './values/types.ts';

const names = {
  InternalError: 1,
  BadValue: 2,
  FailedToParse: 9,
  TypeMismatch: 14,
  Overflow: 15,
  InvalidLength: 16,
  AuthenticationFailed: 18,
  IllegalOperation: 20,
  InvalidBSON: 22,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  MaxTimeMSExpired: 50,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  NotSingleValueField: 54,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  NoReplicationEnabled: 76,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  OperationFailed: 96,
  DocumentValidationFailure: 121,
  NotAReplicaSet: 123,
  ExceededMemoryLimit: 146,
  InvalidPipelineOperator: 168,
  CannotIndexParallelArrays: 171,
  InvalidIndexSpecificationOption: 197,
  NotImplemented: 238,
  ConversionFailure: 241,
  NoQueryExecutionPlans: 291,
  QueryExceededMemoryLimitNoDiskUseAllowed: 292,
  APIVersionError: 322,
  APIStrictError: 323,
  UnsupportedOpQueryCommand: 352,
  DuplicateKey: 11000,
  BSONObjectTooLarge: 10334,
  OutOfDiskSpace: 14031,
} as const;

export type ErrorName = keyof typeof names;
const nameOf = new Map<number, string>(Object.entries(names).map(([name, code]) => [code, name]));

/** An error a client gets back, with MongoDB's own code. `extra` fields go beside `errmsg`. */
export class CommandError extends Error {
  readonly code: number;
  readonly extra: Record<string, Value>;

  constructor(code: ErrorName | number, message: string, extra: Record<string, Value> = {}) {
    super(message);
    this.code = typeof code === 'number' ? code : names[code];
    this.extra = extra;
  }

  get codeName(): string {
    return nameOf.get(this.code) ?? `Location${this.code}`;
  }

  toReply(): Doc {
    const reply: Doc = new Map<string, Value>([
      ['ok', new Double(0)],
      ['errmsg', this.message],
      ['code', this.code],
      ['codeName', this.codeName],
    ]);
    for (const [name, value] of Object.entries(this.extra)) reply.set(name, value);
    return reply;
  }
}

/** Ends a command with MongoDB's error. */
export function fail(code: ErrorName | number, message: string, extra?: Record<string, Value>): never {
  throw new CommandError(code, message, extra);
}

/** Refuses something outside the store's promise; `instead` tells what to use. */
export function refuse(what: string, instead: string, code: ErrorName | number = 'NotImplemented'): never {
  fail(code, `${what} is not supported by the embedded store: ${instead}`);
}
