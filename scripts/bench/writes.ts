/**
 * How many events are created and how many people sign up a second, each by a form that eight send as fast as they are
 * answered; afterwards the database is asked whether each is there once.
 */
import { randomUUID } from 'node:crypto';
import { addDays, copenhagenDate } from '#lib/i18n/copenhagen.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { stampKey, stampName, stampOf } from '#lib/platform/forms/form-stamp.ts';
import { logIn } from './member.ts';

const senders = 8;
const warmUp = 50;
const organisations = 100;

export interface Written {
	name: string;
	perSecond: number;
	/** Answers that were no answer to a form that went well. */
	failures: number;
	/** Rows beside those that were answered for: lost below 0, doubled above. */
	astray: number;
}

const submit = async (address: string, body: FormData, headers: Record<string, string>): Promise<boolean> => {
	const response = await fetch(address, { method: 'POST', redirect: 'manual', headers, body });
	await response.arrayBuffer();
	return response.status === 303;
};

async function asFastAsAnswered(seconds: number, send: () => Promise<boolean>) {
	for (let n = 0; n < warmUp; n++) await send();
	const until = performance.now() + seconds * 1000;
	let [done, failures] = [0, 0];
	const one = async () => {
		while (performance.now() < until) {
			if (await send()) done++;
			else failures++;
		}
	};
	await Promise.all(Array.from({ length: senders }, one));
	return { perSecond: done / seconds, failures, done: done + warmUp };
}

const formWith = (fields: Record<string, string>): FormData => {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	return form;
};

/** A draft of an association: its form as a browser sends it. */
function eventForm(): FormData {
	return formWith({
		submission: randomUUID(),
		title: 'Fællesspisning i gården',
		description: 'Kom forbi, tag en ven med, og mød dem, der bor rundt om hjørnet.',
		contentLocale: 'da',
		startsOn: addDays(copenhagenDate(new Date()), 30),
		startsTime: '18:00',
		endsTime: '20:00',
		where: 'online',
		onlineUrl: 'https://moede.example.org/gaarden',
		languages: 'da',
		danishLevel: 'none',
		signUp: 'none',
	});
}

export async function benchWrites(db: Database, url: string, seconds: number): Promise<Written[]> {
	const headers = { origin: url, accept: 'text/html' };
	const count = async (table: 'event' | 'registration') => {
		const { n } = await db
			.selectFrom(table)
			.select(({ fn }) => fn.countAll<number>().as('n'))
			.executeTakeFirstOrThrow();
		return Number(n);
	};
	const measure = async (name: string, table: 'event' | 'registration', send: () => Promise<boolean>) => {
		const before = await count(table);
		const { done, ...measured } = await asFastAsAnswered(seconds, send);
		return { name, ...measured, astray: (await count(table)) - before - done };
	};

	const organisers = await Promise.all(
		(
			await db.selectFrom('organisation').select(['id', 'slug']).orderBy('id').limit(organisations).execute()
		).map(async ({ id, slug }) => ({
			cookie: await logIn(db, id, 'editor'),
			address: `${url}/min-organisation/${slug}/begivenheder/opret`,
		})),
	);
	let created = 0;
	const create = () => {
		const { cookie, address } = organisers[created++ % organisers.length]!;
		return submit(address, eventForm(), { ...headers, cookie });
	};

	const open = await db
		.selectFrom('event')
		.select('slug')
		.where('signUp', '=', 'here')
		.where('startsAt', '>', new Date(Date.now() + 3 * 86_400_000))
		.orderBy('id')
		.limit(100)
		.execute();
	const stamp = stampOf(stampKey(process.env.DATABASE_URL ?? ''), new Date());
	let guest = 0;
	const signUp = () => {
		const nr = guest++;
		const { slug } = open[nr % open.length]!;
		const form = formWith({ name: 'Amina Holm', email: `amina-${nr}@example.org`, [stampName]: stamp });
		// From everywhere: one network may sign up sixty an hour.
		const from = `10.${(nr >> 16) & 255}.${(nr >> 8) & 255}.${nr & 255}`;
		return submit(`${url}/begivenheder/${slug}?/signUp`, form, { ...headers, 'x-forwarded-for': from });
	};
	return [
		await measure('events created', 'event', create),
		await measure('sign-ups', 'registration', signUp),
	];
}
