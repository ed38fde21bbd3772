/**
 * A process whose pages are broken for good says so nowhere: it answers, fast, with errors. It therefore asks itself, and
 * when it has failed to render a page three times in a row it ends, to be started again by what supervises it.
 */
import { get } from 'node:http';
import type { Readiness } from '#lib/platform/database/readiness.server.ts';
import { log } from '#lib/platform/log.server.ts';

const inARow = 3;
/** Milliseconds until an answer counts as none. */
const patience = 10_000;
/** How long an orderly end may take in a process that is broken, in milliseconds. */
const lastMoment = 20_000;

export type Answer = { status: number; body: string };

/**
 * What an answer of /readyz tells of rendering. `null`: nothing, as when the process is busy. A database that is away
 * is no reason to start again.
 */
export function renders(answer: Answer | null): boolean | null {
	if (!answer) return null;
	if (answer.status === 200) return true;
	// It answers 200 or 503 by itself; anything else came from what is around it.
	if (answer.status !== 503) return false;
	try {
		const { page } = (JSON.parse(answer.body) as Readiness).checks;
		return page === 'slow' ? null : page === 'ok';
	} catch {
		return false;
	}
}

/** Counts failures in a row; true when there are as many as it takes. */
export function counting(): (rendered: boolean | null) => boolean {
	let failures = 0;
	return (rendered) => {
		if (rendered !== null) failures = rendered ? 0 : failures + 1;
		return failures >= inARow;
	};
}

type Place = { host: string; port: number };

function ask({ host, port }: Place): Promise<Answer | null> {
	return new Promise((settle) => {
		const request = get({ host, port, path: '/readyz', timeout: patience, agent: false }, (response) => {
			let body = '';
			response.setEncoding('utf8');
			response.on('data', (text: string) => (body += text));
			response.on('error', () => settle(null));
			response.on('end', () => settle({ status: response.statusCode ?? 0, body }));
		});
		request.on('timeout', () => request.destroy());
		request.on('error', () => settle(null));
	});
}

/** @param giveUp ends the process in an orderly way. @returns what stops the checks. */
export function checkItself(place: Place, everySeconds: number, giveUp: () => void): () => void {
	const enough = counting();
	const timer = setInterval(() => {
		void ask(place).then((answer) => {
			if (!enough(renders(answer))) return;
			clearInterval(timer);
			log.error('the site can no longer render a page and ends, to be started again');
			setTimeout(() => process.exit(1), lastMoment).unref();
			giveUp();
		});
	}, everySeconds * 1000);
	timer.unref();
	return () => clearInterval(timer);
}
