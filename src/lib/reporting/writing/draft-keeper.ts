/**
 * Keeps what is typed: on the device at once, on the server a moment after the last key. A save that fails is tried
 * again until it is acknowledged, and what was not acknowledged is there again after a reload.
 */
import { putBack, typedIn, type TypedValues } from '#lib/ui/forms/typed-values.ts';

export type KeeperState =
	| { kind: 'quiet' }
	| { kind: 'saving' }
	| { kind: 'saved'; at: Date }
	/** Not on the server yet; tried again. */
	| { kind: 'waiting' }
	| { kind: 'signed_out' }
	/** Another window saved meanwhile; nothing is sent until the person has chosen. */
	| { kind: 'conflict' };

interface Settings {
	/** Where drafts are sent. */
	url: string;
	/** One draft's name on this device. */
	name: string;
	/** What the server has, as the page was made. */
	server: { revision: number; tab: string | null; savedAt: Date | null };
	/** The report was just sent: what the device kept of it is done with. */
	fresh: boolean;
	say: (state: KeeperState) => void;
	restored: () => void;
	pictureKept: (key: string) => void;
}

interface Kept {
	at: number;
	revision: string;
	tab: string;
	values: TypedValues;
}

const pause = 1500;
const longestPause = 30_000;
export function keepDraft(
	form: HTMLFormElement,
	settings: Settings,
): { stop: () => void; overwrite: () => void } {
	const key = `draft:${settings.name}`;
	const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
	let saves = 0;
	/** Counts changes; the server has the form as it was at `acknowledged`. */
	let changes = 0;
	let acknowledged = 0;
	let failures = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let busy = false;
	let halted = false;

	const typed = () => typedIn(form);
	let seen = JSON.stringify(typed());
	const remember = () => {
		const values = typed();
		const kept: Kept = { at: Date.now(), revision: field('revision').value, tab: field('tab').value, values };
		try {
			localStorage.setItem(key, JSON.stringify(kept));
		} catch {
			// A full or forbidden store: the server still has every save.
		}
	};
	const forget = () => {
		try {
			localStorage.removeItem(key);
		} catch {
			// as above
		}
	};

	const later = (milliseconds: number) => {
		clearTimeout(timer);
		timer = setTimeout(() => void save(), milliseconds);
	};
	const changed = (event: Event) => {
		const { target } = event;
		const isPicture = target instanceof HTMLInputElement && target.name === 'picture';
		const now = JSON.stringify(typed());
		// A browser also says "change" when a field is left as it was, or its window closed: that is no news.
		if (now === seen && !isPicture) return;
		seen = now;
		changes++;
		remember();
		if (!halted && !busy) later(pause);
	};

	const nameOf = ({ name, size, lastModified }: File) => `${name} ${size} ${lastModified}`;
	/** The picture that could not be kept. */
	let refused = '';
	async function save(): Promise<void> {
		if (busy || halted || acknowledged === changes) return;
		busy = true;
		const upTo = changes;
		settings.say({ kind: 'saving' });
		const body = new FormData(form);
		const upload = body.get('picture');
		if (!(upload instanceof File) || upload.size === 0 || refused === nameOf(upload)) body.delete('picture');
		const answer = await fetch(settings.url, {
			method: 'POST',
			body,
			signal: AbortSignal.timeout(20_000),
		}).catch(() => null);
		busy = false;
		if (halted) return;
		if (answer?.ok && !answer.redirected) {
			const saved = (await answer.json()) as {
				revision: number;
				savedAt: string;
				imageKey?: string;
				pictureProblem?: string | null;
			};
			failures = 0;
			acknowledged = upTo;
			field('revision').value = String(saved.revision);
			// It is said why when the report is sent; until another is chosen, only what is typed is saved.
			if (saved.pictureProblem && upload instanceof File) refused = nameOf(upload);
			else if (saved.imageKey) {
				field('picture').value = '';
				settings.pictureKept(saved.imageKey);
			}
			if (acknowledged === changes) {
				forget();
				settings.say({ kind: 'saved', at: new Date(saved.savedAt) });
			} else later(pause);
		} else if (answer?.status === 409) {
			const { revision } = (await answer.json()) as { revision: number };
			halted = true;
			form.dataset.theirs = String(revision);
			settings.say({ kind: 'conflict' });
		} else if (answer && (answer.redirected || answer.status === 404 || answer.status === 401)) {
			// Signed out, or no longer a member: the text stays on the device.
			halted = true;
			settings.say({ kind: 'signed_out' });
		} else {
			failures++;
			settings.say({ kind: 'waiting' });
			later(Math.min(longestPause, pause * 2 ** Math.min(failures, 5)));
		}
	}

	function restore(): void {
		let kept: Kept | null;
		try {
			kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
		} catch {
			return;
		}
		if (!kept || settings.fresh) return forget();
		const { revision, tab, savedAt } = settings.server;
		const follows = kept.revision === String(revision) || kept.tab === tab;
		// The newest wins: what the server got since, from elsewhere, is newer than what lies here.
		if (!follows && kept.at < (savedAt?.getTime() ?? 0)) return forget();
		if (!putBack(form, kept.values)) return forget();
		seen = JSON.stringify(typed());
		changes++;
		settings.restored();
		later(0);
	}

	/** A form that is sent carries the number of the newest save, so that a slow earlier one never overtakes it. */
	const number = (event: FormDataEvent) => event.formData.set('save', String(++saves));
	const submitted = () => {
		clearTimeout(timer);
		remember();
	};
	const online = () => {
		if (acknowledged !== changes) later(0);
	};
	const leaving = () => {
		if (acknowledged !== changes) remember();
	};

	form.addEventListener('input', changed);
	form.addEventListener('change', changed);
	form.addEventListener('formdata', number);
	form.addEventListener('submit', submitted);
	addEventListener('online', online);
	addEventListener('pagehide', leaving);
	restore();

	return {
		stop() {
			halted = true;
			clearTimeout(timer);
			form.removeEventListener('input', changed);
			form.removeEventListener('change', changed);
			form.removeEventListener('formdata', number);
			form.removeEventListener('submit', submitted);
			removeEventListener('online', online);
			removeEventListener('pagehide', leaving);
		},
		/** The person has chosen what stands in this window. */
		overwrite() {
			field('revision').value = form.dataset.theirs ?? field('revision').value;
			halted = false;
			changes++;
			later(0);
		},
	};
}
