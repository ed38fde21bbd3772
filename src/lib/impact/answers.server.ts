/** Files that others fetch again and again: answered with a fingerprint, so that what has not changed is not sent. */
import { createHash } from 'node:crypto';

export const fingerprint = (content: unknown): string =>
	`"${createHash('sha256')
		.update(typeof content === 'string' ? content : JSON.stringify(content))
		.digest('base64url')
		.slice(0, 27)}"`;

/** Whether the visitor holds this version already. */
export const isKnown = (request: Request, etag: string): boolean =>
	(request.headers.get('if-none-match') ?? '')
		.split(',')
		.some((known) => known.trim().replace(/^W\//, '') === etag || known.trim() === '*');

/** The file, or 304 where the visitor has it. `make` runs only when it is sent. */
export async function fileAnswer(
	request: Request,
	{ etag, headers }: { etag: string; headers: Record<string, string> },
	make: () => string | Buffer | Promise<string | Buffer>,
): Promise<Response> {
	const shared = { etag, ...headers };
	if (isKnown(request, etag)) return new Response(null, { status: 304, headers: shared });
	const body = await make();
	return new Response(typeof body === 'string' ? body : new Uint8Array(body), { headers: shared });
}

const mostKept = 20;

/** The last few files that were made, by their fingerprint: a paper is set once, not for every reader. */
export function keeping(): (etag: string, make: () => Promise<Buffer>) => Promise<Buffer> {
	const kept = new Map<string, Promise<Buffer>>();
	return (etag, make) => {
		const known = kept.get(etag);
		if (known) return known;
		const made = make();
		kept.set(etag, made);
		made.catch(() => kept.delete(etag));
		const [oldest] = kept.keys();
		if (kept.size > mostKept && oldest) kept.delete(oldest);
		return made;
	};
}
