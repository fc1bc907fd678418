import { Worker } from 'node:worker_threads';
import { Problem } from '../problem.ts';
import { type Answer, type Job } from './page-drawing.ts';

const MOST_MS = 6000;
/** The thread ends after so long without work: it holds a hundred megabytes. */
const IDLE_MS = 60_000;
const MOST_WAITING = 40;
const MOST_WAITING_OF_ONE = 3;

/** A PDF that cannot be shown: damaged, protected, too heavy, or without such a page. */
export class UnreadablePdf extends Error {
  override readonly name = 'UnreadablePdf';
}

type Task = { kind: 'count' } | { kind: 'draw'; page: number; mark: string };
/** Reads the bytes of a PDF; when it is its turn, so that those that wait are not in memory. */
export type ReadPdf = () => Promise<Uint8Array>;
interface Waiting {
  read: ReadPdf;
  task: Task;
  /** Whose turn it is counted against: one organisation must not keep all others waiting. */
  asker: string;
  resolve: (result: number | Uint8Array) => void;
  reject: (error: unknown) => void;
}

let thread: Worker | null = null;
let idle: NodeJS.Timeout | undefined;
let isWorking = false;
const waiting: Waiting[] = [];
let lastId = 0;

/** @throws UnreadablePdf | Problem too-many-requests | unavailable */
export async function countPages(asker: string, read: ReadPdf): Promise<number> {
  return (await inTurn(asker, read, { kind: 'count' })) as number;
}

/**
 * A page as a JPEG with `mark` written all over it.
 * @param page from 1
 * @throws UnreadablePdf | Problem too-many-requests | unavailable
 */
export async function drawPage(
  asker: string,
  read: ReadPdf,
  page: number,
  mark: string,
): Promise<Uint8Array> {
  return (await inTurn(asker, read, { kind: 'draw', page, mark })) as Uint8Array;
}

function inTurn(asker: string, read: ReadPdf, task: Task): Promise<number | Uint8Array> {
  if (waiting.filter((one) => one.asker === asker).length >= MOST_WAITING_OF_ONE)
    throw new Problem('too-many-requests', 'Please wait for the pages you asked for.', {
      retryAfterSeconds: 1,
    });
  if (waiting.length >= MOST_WAITING)
    throw new Problem('unavailable', 'Too many pages are asked for right now; please try again.', {
      retryAfterSeconds: 3,
    });
  return new Promise((resolve, reject) => {
    waiting.push({ read, task, asker, resolve, reject });
    if (!isWorking) void workOff();
  });
}

/** One after the other: more threads would only take each other's processor. */
async function workOff(): Promise<void> {
  isWorking = true;
  clearTimeout(idle);
  for (let next = waiting[0]; next; next = waiting[0]) {
    await work(next).then(next.resolve, next.reject);
    waiting.shift();
  }
  isWorking = false;
  idle = setTimeout(endThread, IDLE_MS).unref();
}

async function work({ read, task }: Waiting): Promise<number | Uint8Array> {
  return askThread({ ...task, bytes: await read(), id: (lastId += 1) });
}

function askThread(job: Job): Promise<number | Uint8Array> {
  const worker = (thread ??= startThread());
  return new Promise<number | Uint8Array>((resolve, reject) => {
    const timer = setTimeout(() => fail(new UnreadablePdf('it takes too long to draw')), MOST_MS);
    const done = () => {
      clearTimeout(timer);
      worker.off('message', onAnswer).off('error', fail).off('exit', onExit);
    };
    const fail = (error: Error) => {
      done();
      endThread();
      reject(error);
    };
    const onExit = () => fail(new UnreadablePdf('drawing it made the thread end'));
    const onAnswer = (answer: Answer) => {
      if (answer.id !== job.id) return;
      done();
      if ('result' in answer) resolve(answer.result);
      else reject(new UnreadablePdf(answer.unreadable));
    };
    worker.on('message', onAnswer).on('error', fail).on('exit', onExit);
    worker.postMessage(job);
  });
}

/** Its own heap is limited too; what a PDF needs lies outside of it and is limited in the thread. */
function startThread(): Worker {
  const worker = new Worker(new URL('./page-drawing.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 128 },
    env: {},
  });
  worker.unref();
  return worker;
}

function endThread(): void {
  void thread?.terminate();
  thread = null;
}
