/**
 * What happened, one line each: JSON for machines, short for a terminal. Never bodies, names or e-mail addresses:
 * whatever looks like an address is blanked, whoever wrote it.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { env } from '#lib/platform/env.server.ts';

const levels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
type Level = Exclude<(typeof levels)[number], 'silent'>;
export type Fields = Record<string, string | number | boolean | null | undefined | Error>;

const requests = new AsyncLocalStorage<string>();

/** Everything logged within `work` carries the request's id. */
export function withRequestId<T>(requestId: string, work: () => T): T {
	return requests.run(requestId, work);
}

export const log = {
	debug: (message: string, fields?: Fields) => write('debug', message, fields),
	info: (message: string, fields?: Fields) => write('info', message, fields),
	warn: (message: string, fields?: Fields) => write('warn', message, fields),
	error: (message: string, fields?: Fields) => write('error', message, fields),
};

function write(level: Level, message: string, fields: Fields = {}): void {
	const { LOG_LEVEL, PRODUCTION } = env();
	if (levels.indexOf(level) < levels.indexOf(LOG_LEVEL)) return;
	const requestId = requests.getStore();
	const line = PRODUCTION
		? jsonLine(level, message, { requestId, ...fields })
		: prettyLine(level, message, { requestId, ...fields });
	(level === 'error' || level === 'warn' ? process.stderr : process.stdout).write(`${line}\n`);
}

/** @internal exported for its test */
export function jsonLine(level: Level, message: string, fields: Fields): string {
	const flat = Object.entries(fields).map(([key, value]) => [
		key,
		value instanceof Error ? describe(value) : blank(value),
	]);
	return JSON.stringify({
		level,
		time: new Date().toISOString(),
		message: blank(message),
		...Object.fromEntries(flat),
	});
}

function prettyLine(level: Level, message: string, fields: Fields): string {
	const rest = Object.entries(fields)
		.filter(([, value]) => value !== undefined)
		.map(([key, value]) => (value instanceof Error ? `\n${blank(value.stack)}` : `${key}=${blank(value)}`));
	return [new Date().toTimeString().slice(0, 8), level === 'info' ? '' : level, blank(message), ...rest]
		.filter(Boolean)
		.join(' ');
}

function describe(error: Error): Record<string, unknown> {
	const code = 'code' in error ? String(error.code) : undefined;
	return { name: error.name, code, message: blank(error.message), stack: blank(error.stack) };
}

const blankWord = (word: string) => (/[^@]@[^@]/.test(word) ? '[email]' : word);

function blank<T>(value: T): T | string {
	return typeof value === 'string' ? value.replace(/[^\s<>"'()]+/g, blankWord) : value;
}
