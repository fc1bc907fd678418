import { type CommandError, fail } from '../errors.ts';
import { decodeDoc } from '../values/decode.ts';
import { encodeDoc } from '../values/encode.ts';
import { type Doc, firstField } from '../values/types.ts';

const opReply = 1;
const opQuery = 2004;
const opMsg = 2013;
const checksumPresent = 1;
const moreToCome = 2;
export const maxMessageBytes = 48_000_000;

export interface Message {
  requestId: number;
  /** OP_QUERY is only used for the first hello of older clients. */
  isLegacy: boolean;
  expectsReply: boolean;
  db: string;
  name: string;
  command: Doc;
  sequences: Map<string, Uint8Array[]>;
}

/** A breach of the protocol: the connection cannot go on. */
export class ProtocolError extends Error {}

/** Reads one whole message. Throws ProtocolError for a broken frame and CommandError for broken BSON. */
export function readMessage(frame: Buffer): Message {
  const requestId = frame.readInt32LE(4);
  const code = frame.readInt32LE(12);
  if (code === opMsg) return readMsg(frame, requestId);
  if (code === opQuery) return readQuery(frame, requestId);
  throw new ProtocolError(`opcode ${code} is not supported, only OP_MSG`);
}

function readMsg(frame: Buffer, requestId: number): Message {
  if (frame.length < 21) throw new ProtocolError('OP_MSG cut off');
  const flags = frame.readUInt32LE(16);
  if ((flags & 0xfffc) !== 0) throw new ProtocolError(`unknown required OP_MSG flags ${flags}`);
  const end = frame.length - (flags & checksumPresent ? 4 : 0);
  const sequences = new Map<string, Uint8Array[]>();
  let body: Doc | undefined;
  let at = 20;
  while (at < end) {
    const kind = frame[at++];
    const section = sized(frame.subarray(0, end), at, 'OP_MSG section');
    at += section.length;
    if (kind === 0) {
      if (body) throw new ProtocolError('OP_MSG with two bodies');
      body = decodeDoc(section, true);
    } else if (kind === 1) readSequence(section, sequences);
    else throw new ProtocolError(`unknown OP_MSG section ${String(kind)}`);
  }
  if (!body) throw new ProtocolError('OP_MSG without a body');
  const db = body.get('$db');
  if (typeof db !== 'string') fail(40571, 'OP_MSG requests require a $db argument');
  const name = firstField(body)[0];
  return {
    requestId,
    isLegacy: false,
    expectsReply: (flags & moreToCome) === 0,
    db,
    name,
    command: body,
    sequences,
  };
}

/** What begins at a place with its own length. */
function sized(buffer: Buffer, at: number, what: string): Buffer {
  const size = at + 4 <= buffer.length ? buffer.readInt32LE(at) : -1;
  if (size < 5 || at + size > buffer.length) throw new ProtocolError(`${what} does not fit`);
  return buffer.subarray(at, at + size);
}

function readSequence(section: Buffer, into: Map<string, Uint8Array[]>): void {
  const zero = section.indexOf(0, 4);
  if (zero < 0) throw new ProtocolError('OP_MSG sequence without a name');
  const docs: Uint8Array[] = [];
  for (let at = zero + 1; at < section.length;) {
    const bytes = sized(section, at, 'OP_MSG sequence document');
    docs.push(bytes);
    at += bytes.length;
  }
  into.set(section.toString('utf8', 4, zero), docs);
}

function readQuery(frame: Buffer, requestId: number): Message {
  const zero = frame.indexOf(0, 20);
  if (zero < 0 || zero + 13 > frame.length) throw new ProtocolError('OP_QUERY cut off');
  const target = frame.toString('utf8', 20, zero);
  const command = decodeDoc(sized(frame, zero + 9, 'OP_QUERY document'));
  const name = firstField(command)[0];
  if (!target.endsWith('.$cmd') || !['ismaster', 'isMaster', 'hello'].includes(name))
    fail(
      'UnsupportedOpQueryCommand',
      `Unsupported OP_QUERY command: ${name}. The client driver may require an upgrade.`,
    );
  return {
    requestId,
    isLegacy: true,
    expectsReply: true,
    db: target.slice(0, -5),
    name,
    command,
    sequences: new Map(),
  };
}

/** Frames a reply. A reply of an unencodable value becomes an error reply. */
export function writeReply(message: Pick<Message, 'requestId' | 'isLegacy'>, reply: Doc): Buffer {
  const room = message.isLegacy ? 36 : 21;
  const frame = encodeDoc(reply, room);
  frame.fill(0, 0, room);
  frame.writeInt32LE(frame.length, 0);
  frame.writeInt32LE(message.requestId, 8);
  frame.writeInt32LE(message.isLegacy ? opReply : opMsg, 12);
  if (message.isLegacy) frame.writeInt32LE(1, 32);
  return frame;
}

/** The reply to a frame whose BSON could not be read. */
export function brokenReply(frame: Buffer, error: CommandError): Buffer {
  const isLegacy = frame.readInt32LE(12) === opQuery;
  return writeReply({ requestId: frame.readInt32LE(4), isLegacy }, error.toReply());
}
