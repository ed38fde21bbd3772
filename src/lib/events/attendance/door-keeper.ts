/**
 * What is pressed at the door is kept in the browser until it has arrived: without a connection, across a reload, and in two
 * tabs at once. It is sent in parts, again and again, until the server has answered; the list is loaded beside it.
 */
import { arrived, mostPresses, pressed, type Group, type Press } from '#lib/events/attendance/presses.ts';

export type DoorTrouble = 'offline' | 'signed-out' | 'refused';
export interface DoorState {
	/** Null until the whole list is there. */
	groups: Group[] | null;
	queue: Press[];
	trouble: DoorTrouble | null;
	/** Why the server takes no presses. */
	sentence: string;
	/** False where the browser keeps nothing, so that a reload would lose what waits. */
	keeps: boolean;
}

/** What the server answers a phone that asks for the list. */
export interface ListAnswer {
	groups: Group[];
	/** Where the next part begins. */
	next: string | null;
	/** Its clock. */
	now: number;
}

export const doorPrefix = 'check-in:';
const retryMs = 5000;
const refreshMs = 20_000;
/** Of a list too long to be asked for so often. */
const seldomMs = 60_000;
const longList = 300;

interface Options {
	/** Where presses are sent, and the list is read. */
	url: string;
	/** Whose presses they are. */
	event: string;
	serverNow: number;
	say: (state: DoorState) => void;
}

export function keepDoor({ url, event, serverNow, say }: Options) {
	const key = doorPrefix + event;
	let skew = serverNow - Date.now();
	let state: DoorState = { groups: null, queue: [], trouble: null, sentence: '', keeps: true };
	let stopped = false;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let refreshedAt = 0;
	let working = false;

	function become(changes: Partial<DoorState>) {
		state = { ...state, ...changes };
		if (!stopped) say(state);
	}
	/** Another tab may have pressed or sent meanwhile. */
	function read(): Press[] {
		if (!state.keeps) return state.queue;
		try {
			return JSON.parse(localStorage.getItem(key) ?? '[]') as Press[];
		} catch {
			return state.queue;
		}
	}
	function keep(queue: Press[]) {
		let keeps = true;
		try {
			if (queue.length) localStorage.setItem(key, JSON.stringify(queue));
			else localStorage.removeItem(key);
		} catch {
			keeps = false;
		}
		become({ queue, keeps });
	}

	/** Null is an answer that is none of ours: the session is gone, or something is broken on the way. */
	async function ask<Answer>(address: string, init?: RequestInit): Promise<Answer | null> {
		const response = await fetch(address, { ...init, redirect: 'manual', cache: 'no-store' });
		const isOurs = /json/.test(response.headers.get('content-type') ?? '');
		if (response.status >= 500) throw new Error('Try again');
		if (response.ok && isOurs) return (await response.json()) as Answer;
		const said = isOurs ? ((await response.json()) as { errors?: Record<string, string> }) : {};
		const sentence = Object.values(said.errors ?? {})[0];
		become(sentence ? { trouble: 'refused', sentence } : { trouble: 'signed-out' });
		return null;
	}

	async function send(): Promise<boolean> {
		for (let queue = read(); queue.length > 0; queue = read()) {
			const part = queue.slice(0, mostPresses);
			const body = new FormData();
			for (const [index, press] of part.entries())
				for (const [name, value] of Object.entries(press))
					body.append(`presses.${index}.${name}`, String(value));
			if (!(await ask(url, { method: 'POST', body }))) return false;
			// What is shown stays as it was pressed until the list says the same.
			const told = new Map(part.map((press) => [press.group, press]));
			refreshedAt = 0;
			const groups = state.groups?.map((group) => {
				const press = told.get(group.key);
				return press && (group.at ?? 0) < press.at ? { ...group, came: press.people, at: press.at } : group;
			});
			if (groups) become({ groups });
			keep(arrived(read(), part));
		}
		return true;
	}

	async function load(): Promise<boolean> {
		const groups: Group[] = [];
		let next: string | null = '';
		while (next !== null) {
			const answer: ListAnswer | null = await ask<ListAnswer>(next ? `${url}?after=${next}` : url);
			if (!answer) return false;
			groups.push(...answer.groups);
			skew = answer.now - Date.now();
			next = answer.next;
		}
		refreshedAt = Date.now();
		become({ groups });
		return true;
	}

	async function work() {
		if (working || stopped) return;
		working = true;
		clearTimeout(timer);
		try {
			const every = (state.groups?.length ?? 0) > longList ? seldomMs : refreshMs;
			const done = (await send()) && (Date.now() - refreshedAt < every || (await load()));
			if (done) become({ trouble: null, sentence: '' });
		} catch {
			become({ trouble: 'offline' });
		} finally {
			working = false;
			if (!stopped) timer = setTimeout(() => void work(), retryMs);
		}
	}

	const now = () => void work();
	const elsewhere = ({ key: changed }: StorageEvent) => {
		if (changed === key) become({ queue: read() });
	};
	addEventListener('online', now);
	addEventListener('storage', elsewhere);
	keep(read());
	now();

	return {
		/** @param known when the group was last pressed, as it is shown */
		press(press: Omit<Press, 'at'>, known: number | null) {
			keep(pressed(read(), { ...press, at: Math.round(Date.now() + skew) }, known));
			now();
		},
		stop() {
			stopped = true;
			clearTimeout(timer);
			removeEventListener('online', now);
			removeEventListener('storage', elsewhere);
		},
	};
}

export type DoorKeeper = ReturnType<typeof keepDoor>;
