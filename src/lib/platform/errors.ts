import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';

/**
 * The domain says no: the request was understood and may not happen (already signed, too late, own report …).
 * `code` names the sentence `refused_<code>` in messages/da/refused.json and its siblings.
 */
export class Refused extends Error {
	readonly code: string;
	/** The form field it is about; empty where it is about the whole. */
	readonly field: string;
	/** What the sentence names, such as which file. */
	readonly facts: Record<string, string>;

	constructor(code: string, field = '', facts: Record<string, string> = {}) {
		super(`refused: ${code}`);
		this.name = 'Refused';
		this.code = code;
		this.field = field;
		this.facts = facts;
	}
}

type Sentence = (facts: Record<string, string>) => string;

/** What the person reads when the domain refuses. */
export function refusalSentence(refusal: Refused): string {
	const sentence = (m as unknown as Record<string, Sentence | undefined>)[`refused_${refusal.code}`];
	if (!sentence) throw new Error(`messages lack refused_${refusal.code}`, { cause: refusal });
	return sentence(refusal.facts);
}

/** What is not there and what is not yours look the same: 404. */
export function notFound(): never {
	error(404, { message: 'Not found' });
}

/** Was here, and the municipality has taken it down: 410, with the reason's key for the page that says so. */
export function gone(takenDown: string): never {
	error(410, { message: 'Gone', takenDown });
}

/** The value, or a 404 where there is none. */
export function found<T>(value: T | null | undefined): T {
	return value ?? notFound();
}
