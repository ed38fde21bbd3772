/**
 * A PDF as it may be kept: read by a real parser, without anything that acts (pdf-rules.ts), and written anew. The reading
 * happens in a thread with bounded memory and time, one file at a time, so that a file made to harm only harms its own reading.
 */
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

export type PdfAnswer =
	{ verdict: 'fine'; content: Uint8Array } | { verdict: 'active' | 'locked' | 'unreadable' | 'busy' };
export type PdfVerdict = PdfAnswer['verdict'];

/** In milliseconds: for ten megabytes on a slow machine. */
const longestReading = 5000;
/** Files that may wait for their turn. */
const mostWaiting = 12;
const mostOpened = 32 * 1024 * 1024;
const limits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };

let earlier: Promise<unknown> = Promise.resolve();
let waiting = 0;

/**
 * @param within how long the reading may take, in milliseconds
 * @returns `busy` where too many wait already
 */
export function readPdf(bytes: Uint8Array, within = longestReading): Promise<PdfAnswer> {
	if (waiting >= mostWaiting) return Promise.resolve({ verdict: 'busy' });
	waiting++;
	const answer = earlier.then(() => readInThread(bytes, within)).finally(() => waiting--);
	earlier = answer.catch(() => {});
	return answer;
}

function readInThread(bytes: Uint8Array, within: number): Promise<PdfAnswer> {
	const worker = new Worker(createRequire(import.meta.url).resolve('#lib/platform/files/pdf-worker.ts'), {
		workerData: { bytes, mostOpened },
		resourceLimits: limits,
		env: {},
		execArgv: [],
		stdout: true,
		stderr: true,
	});
	return new Promise((settle) => {
		const end = (answer: PdfAnswer) => {
			clearTimeout(timer);
			settle(answer);
			void worker.terminate();
		};
		const timer = setTimeout(() => end({ verdict: 'unreadable' }), within);
		worker.once('message', end);
		worker.once('error', () => end({ verdict: 'unreadable' }));
		worker.once('exit', () => end({ verdict: 'unreadable' }));
	});
}
