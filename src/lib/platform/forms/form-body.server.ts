/**
 * The body of a form, read under bounds: its bytes while they come in, its fields before they are parsed. What comes
 * out holds plain names only, and text without hidden characters. See docs/decisions/0015.
 */
import { error } from '@sveltejs/kit';
import { cleanText } from '#lib/platform/text/text.ts';

/** Room for the longest text of any form without a file, as a browser encodes it. */
export const mostFormBytes = 100 * 1024;
/** Forms with a row of text per partner or commitment. */
export const mostWideBytes = 400 * 1024;
/** A file of more than may be kept comes in whole, so that the form can say so and show again what was typed. */
export const mostUploadBytes = 24 * 1024 * 1024;
export const mostFields = 500;

/** Field names as our forms write them: `title`, `amount-12`, `parties.0.brings`. */
const plainName = /^[a-z][\w-]{0,63}(\.[a-z0-9][\w-]{0,63}){0,3}$/i;

/** What is typed here is never shown again, and is taken letter by letter. */
export const isSecret = (name: string): boolean => /password|token/i.test(name);

const tooLarge = (): never => error(413, { message: 'Too large' });

/** A form without files. @throws 413 past 100 KB or 500 fields, 415 or 400 for what is no form */
export const formOf = (request: Request): Promise<FormData> => readForm(request, mostFormBytes);

/** A form without files that has a row of text for each of many. */
export const wideFormOf = (request: Request): Promise<FormData> => readForm(request, mostWideBytes);

/** A form with files. */
export const uploadOf = (request: Request): Promise<FormData> => readForm(request, mostUploadBytes);

async function readForm(request: Request, most: number): Promise<FormData> {
	const type = request.headers.get('content-type') ?? '';
	const separator = separatorOf(type) ?? error(415, { message: 'Not a form' });
	if (Number(request.headers.get('content-length')) > most) tooLarge();
	const body = await bytesOf(request, most);
	if (occurrences(body, separator, mostFields + 1) > mostFields) tooLarge();
	const sent = await new Response(body, { headers: { 'content-type': type } })
		.formData()
		.catch(() => error(400, { message: 'Not a form' }));
	return plain(sent);
}

/** What stands between two fields. */
function separatorOf(type: string): string | null {
	if (/^application\/x-www-form-urlencoded\b/i.test(type)) return '&';
	const boundary =
		/^multipart\/form-data;.{0,100}?boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))(?=\s|;|$)/i.exec(type);
	return boundary ? `--${boundary[1] ?? boundary[2]}\r\n` : null;
}

async function bytesOf(request: Request, most: number): Promise<Buffer<ArrayBuffer>> {
	const parts: Uint8Array[] = [];
	let bytes = 0;
	const reader = request.body?.getReader();
	for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
		bytes += piece.value.byteLength;
		// Left unread, not cancelled: cancelling cuts the connection before the answer is out.
		if (bytes > most) tooLarge();
		parts.push(piece.value);
	}
	return Buffer.concat(parts);
}

/** How often `sign` stands in `body`; stops counting at `enough`. */
function occurrences(body: Buffer, sign: string, enough: number): number {
	let count = 0;
	for (let at = body.indexOf(sign); at >= 0 && count < enough; at = body.indexOf(sign, at + sign.length))
		count++;
	return count;
}

function plain(sent: FormData): FormData {
	const form = new FormData();
	let letters = 0;
	for (const [name, value] of sent) {
		if (!plainName.test(name)) continue;
		if (typeof value !== 'string') {
			form.append(name, value);
			continue;
		}
		letters += value.length;
		if (letters > mostWideBytes) tooLarge();
		form.append(name, isSecret(name) ? value : cleanText(value));
	}
	return form;
}
