/**
 * Keeps what is typed into any form until it has arrived: when the session is gone, the page is left or the server says
 * no, it is there again on coming back. It stays in this tab, half a day at most, and goes with success and with logout.
 */
import { changedFrom, putBack, typedIn, type TypedValues } from '#lib/ui/forms/typed-values.ts';

interface Kept {
	at: number;
	values: TypedValues;
	/** Which state of what is edited it was written over. */
	version: string | null;
}

const prefix = 'typed:';
const longest = 12 * 3_600_000;

/** A store that is full or forbidden keeps nothing, and nothing else depends on it. */
function quietly<T>(work: () => T): T | null {
	try {
		return work();
	} catch {
		return null;
	}
}

const versionOf = (form: HTMLFormElement): HTMLInputElement | null =>
	form.querySelector<HTMLInputElement>('input[name="version"]');

/** Which of the page's forms it is: the same action may be there once for each row of a list. */
function keyOf(form: HTMLFormElement, person: string): string {
	const about = [...form.querySelectorAll<HTMLInputElement>('input[type="hidden"]')]
		.filter(({ name, value }) => name !== 'submission' && /^\d+$/.test(value))
		.map(({ name, value }) => `${name}=${value}`);
	const page = location.pathname + location.search.replace(/[?&]\/[^&]*/, '');
	return prefix + JSON.stringify([person, page, form.getAttribute('action'), form.id, about]);
}

export interface Keeper {
	/** It has arrived, or is not wanted. */
	forget: () => void;
	stop: () => void;
}

/** @param restored called where something was put back */
export function keepTyping(form: HTMLFormElement, person: string, restored: () => void): Keeper | null {
	// Who logs in or changes a password is not to find any of it again.
	if (form.querySelector('input[type="password"]')) return null;
	const key = keyOf(form, person);
	const before = typedIn(form);
	const forget = () => void quietly(() => sessionStorage.removeItem(key));
	const remember = () => {
		const values = changedFrom(before, typedIn(form));
		if (Object.keys(values).length === 0) return forget();
		const kept: Kept = { at: Date.now(), values, version: versionOf(form)?.value ?? null };
		quietly(() => sessionStorage.setItem(key, JSON.stringify(kept)));
	};
	const kept = quietly(() => JSON.parse(sessionStorage.getItem(key) ?? 'null') as Kept | null);
	if (kept && Date.now() - kept.at < longest) {
		const version = versionOf(form);
		if (version && kept.version) version.value = kept.version;
		if (putBack(form, kept.values)) restored();
	} else forget();
	form.addEventListener('input', remember);
	form.addEventListener('change', remember);
	return {
		forget,
		stop() {
			form.removeEventListener('input', remember);
			form.removeEventListener('change', remember);
		},
	};
}

/** Whoever logs out leaves nothing behind: neither here nor in the drafts of reports, nor at a door. */
export function forgetTypingOf({ target }: Event, logoutPath: string): void {
	if (!(target instanceof HTMLFormElement) || new URL(target.action).pathname !== logoutPath) return;
	for (const store of [sessionStorage, localStorage]) {
		quietly(() => {
			for (const key of Object.keys(store)) if (/^(typed|draft|check-in):/.test(key)) store.removeItem(key);
		});
	}
}
