/**
 * Two people have one form open. Each form that changes what is stored carries the state that it was filled from, field by
 * field and in short (`version`); the verb, which holds the row, compares it with what is stored now. What the other
 * changed and this person did not is taken over, what both changed is told, and nobody's work is undone unseen.
 */
import type { FieldValue, FormErrors, FormValues, StoredValues } from '#lib/platform/forms/form-answer.ts';
import { textsOf } from '#lib/platform/forms/form-answer.ts';
import { Refused } from '#lib/platform/errors.ts';
import { m } from '#lib/paraglide/messages.js';

/** FNV-1a, to tell whether a text is still the same; the browser may know it. */
function digest(text: string): string {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return (hash >>> 0).toString(36);
}

const texts = (value: FieldValue): string[] =>
	(typeof value === 'boolean' ? (value ? ['on'] : []) : textsOf(value))
		.map((text) => text.replaceAll('\r\n', '\n').trim())
		.filter(Boolean);

const print = (value: FieldValue): string => digest(texts(value).toSorted().join('\n'));

export const versionOf = (stored: StoredValues): string =>
	Object.entries(stored)
		.map(([name, value]) => `${name}:${print(value)}`)
		.join(' ');

const readVersion = (version: string): Map<string, string> =>
	new Map(
		version.split(' ').map((pair) => [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)]),
	);

/** What somebody sent, over which state. */
export interface Edited {
	readonly version: string;
	readonly values: FormValues;
}

export class EditedMeanwhile extends Refused {
	readonly errors: FormErrors;
	/** What the form shows again: theirs where this person had changed nothing. */
	readonly values: FormValues;

	constructor(errors: FormErrors, values: FormValues) {
		super('edited_meanwhile');
		this.errors = errors;
		this.values = values;
	}
}

/** @throws EditedMeanwhile where what is stored is no longer what the form was filled from */
export function refuseEdited(edited: Edited | null | undefined, present: StoredValues): void {
	if (!edited) return;
	const before = readVersion(edited.version);
	const theirs = Object.entries(present).filter(
		([name, value]) => before.has(name) && before.get(name) !== print(value),
	);
	if (theirs.length === 0) return;
	const errors: FormErrors = { '': m.refused_edited_meanwhile() };
	const values: FormValues = { ...edited.values, version: versionOf(present) };
	for (const [name, value] of theirs) {
		const shown = texts(value).join(', ');
		const mine = print(values[name]);
		if (mine === print(value)) continue;
		if (mine === before.get(name)) {
			values[name] =
				typeof value === 'object' || typeof value === 'boolean' ? texts(value) : String(value ?? '');
			errors[name] = m.ui_edited_taken_over({ value: shown });
		} else errors[name] = m.ui_edited_by_both({ value: shown });
	}
	throw new EditedMeanwhile(errors, values);
}

/**
 * Somebody says yes to what stood on the page: the form carries which proposal that was (`terms`), and where another stands
 * there now, they read that one first. @throws Refused `proposed_anew`
 */
export function refuseProposedAnew(read: string | null | undefined, present: string): void {
	if (read && read !== present) throw new Refused('proposed_anew');
}
