/** A form that anybody may send is not sent by the plainest machines: each is listed with what keeps them away. */
import { isRedirect } from '@sveltejs/kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { setClock } from '#lib/platform/clock.ts';
import { refusalSentence, Refused } from '#lib/platform/errors.ts';
import { formStamp } from '#lib/platform/forms/form-guard.server.ts';
import { emptyName, stampName } from '#lib/platform/forms/form-stamp.ts';
import { gates } from '../../src/gates.ts';
import { shownOne, tells } from '../support/cast/dialogue/barriers.ts';
import { tellsOf, toldOf } from '../support/cast/dialogue/experiences.ts';
import { openOne, shownPost } from '../support/cast/dialogue/debates.ts';
import { makeEvent, organisation } from '../support/cast/events.ts';
import { person } from '../support/cast/people.ts';
import { withDatabase } from '../support/database.ts';
import { fileOf, type Params } from '../support/as-visitor.ts';
import { listDoors } from '../support/routes.ts';

const db = withDatabase();
const made = Date.parse('2026-11-22T12:00:00Z');
const go = (seconds: number) => setClock(new Date(made + seconds * 1000));
let [barrier, debate, post] = ['', '', ''];
let code = '';
beforeAll(async () => {
	go(0);
	const { id } = await organisation(db(), 'nordlys');
	await makeEvent(db(), id, { slug: 'aften' });
	code = (await toldOf(db())).code;
	const consultant = await person(db(), 'consultant');
	barrier = (await shownOne(db(), consultant)).slug;
	debate = await openOne(db(), consultant);
	post = (await shownPost(db(), consultant, debate)).slug;
});
afterAll(() => setClock(null));

interface Guarded {
	params: () => Params;
	/** As a person fills it in. */
	fields: (email: string) => Params;
	/** Nobody is asked for an e-mail there: what else was typed comes back. */
	keeps?: string;
	/** It writes nothing. */
	reads?: true;
}
const { title, body, kind, area } = tells();
const guarded: Record<string, Guarded> = {
	'/(public)/events/[event] signUp': {
		params: () => ({ event: 'aften' }),
		fields: (email) => ({ name: 'Anna', email, people: '1' }),
	},
	'/(public)/flag/[kind]/[thing] default': {
		params: () => ({ kind: 'events', thing: 'aften' }),
		fields: (email) => ({ reason: 'wrong_facts', words: 'Tiden er en anden.', email }),
	},
	'/alerts/new default': {
		params: () => ({}),
		fields: (email) => ({ email, rhythm: 'weekly', locale: 'da' }),
	},
	'/alerts default': {
		params: () => ({}),
		fields: (email) => ({ email }),
	},
	// Whoever has signed in is somebody, and only an e-mail is asked of others.
	'/become-partner default': {
		params: () => ({}),
		fields: (email) => ({ email }),
	},
	'/(public)/barriers/new default': {
		params: () => ({}),
		fields: (email) => ({ title, body, kind, area, email, isNew: 'on' }),
	},
	'/(public)/debates/[debate]/write default': {
		params: () => ({ debate }),
		fields: (email) => ({ body, email, side: 'for' }),
	},
	'/(public)/debates/[debate]/follow default': {
		params: () => ({ debate }),
		fields: (email) => ({ email }),
	},
	'/(public)/debates/posts/[post]/agree default': {
		params: () => ({ post }),
		fields: (email) => ({ email }),
	},
	'/(public)/barriers/[barrier]/support default': {
		params: () => ({ barrier }),
		fields: (email) => ({ email }),
	},
	'/(public)/equal-treatment/tell default': {
		params: () => ({}),
		fields: () => ({
			...{
				step: 'tell',
				grounds: 'age',
				setting: 'work',
				happened: 'earlier',
				words: 'For gammel.',
				reply: 'code',
			},
			submission: tellsOf().submission,
		}),
		keeps: 'words',
	},
	'/(public)/equal-treatment/answer default': {
		params: () => ({}),
		fields: () => ({ step: 'open', code }),
		keeps: 'code',
		reads: true,
	},
};
/** By the others nothing is written that somebody else reads, and tries from one network and at one e-mail are counted. */
const counted = [
	'/confirm-email default',
	'/login demo',
	'/login login',
	'/logout default',
	'/reset default',
];

const open = (await listDoors())
	.filter(({ route, ask, kind: of }) => of === 'action' && gates[route]?.send?.[ask] === 'open')
	.map(({ route, ask }) => `${route} ${ask}`);

test('every form that anybody may send is listed', () => {
	// A secret in the address came by mail.
	expect(open.filter((door) => !door.includes('[secret]')).toSorted()).toEqual(
		[...Object.keys(guarded), ...counted].toSorted(),
	);
});

type Action = (event: unknown) => Promise<{ status?: number; data?: { errors: Params; values: Params } }>;
let senders = 0;
/** Sends a form as a visitor. @returns what it was refused with, `null` where it went through, and the form as it came back */
async function send(door: string, guard: Params, seconds: number) {
	const [route = '', ask = ''] = door.split(' ');
	const { params, fields } = guarded[door]!;
	const email = `gaest-${++senders}@prove.example`;
	const { actions } = (await import(/* @vite-ignore */ `../../${fileOf(route)}`)) as {
		actions: Record<string, Action>;
	};
	const url = new URL('https://bland.example/');
	const sent = new URLSearchParams({ ...fields(email), ...guard });
	const event = {
		...{ url, params: params(), request: new Request(url, { method: 'POST', body: sent }) },
		locals: { db: db(), actor: visitor, locale: 'da' },
		getClientAddress: () => `10.4.0.${senders}`,
		cookies: { set: () => {}, get: () => undefined, delete: () => {} },
	};
	go(seconds);
	const answer = await actions[ask]!(event).catch((thrown: unknown) => {
		if (!isRedirect(thrown)) throw thrown;
		return null;
	});
	const refused = answer?.status ? Object.values(answer.data?.errors ?? {}) : null;
	return { refused, values: answer?.data?.values, email };
}

const tables = [
	'registration',
	'flag',
	'barrier',
	'barrierVoice',
	'debatePost',
	'debateVoice',
	'alert',
	'mail',
	'throttle',
	'experience',
] as const;
const rowsNow = async () => {
	const rows = await Promise.all(tables.map((table) => db().selectFrom(table).selectAll().execute()));
	return Object.fromEntries(rows.map((found, index) => [tables[index], found.length]));
};

describe.for(Object.keys(guarded))('%s', (door) => {
	test('is taken from a person', async () => {
		go(0);
		const before = await rowsNow();
		expect((await send(door, { [stampName]: formStamp(), [emptyName]: '' }, 3)).refused).toBeNull();
		if (guarded[door]!.reads) expect(await rowsNow()).toEqual(before);
		else expect(await rowsNow()).not.toEqual(before);
	});

	test.for([
		['with the unseen field filled', { [emptyName]: 'https://vind.example' }, 3, 'form_filled'],
		['sent at once', {}, 1, 'form_too_fast'],
		['two days later', {}, 172_800, 'form_old'],
		['without a stamp', { [stampName]: '' }, 3, 'form_old'],
		['with a stamp of their own', { [stampName]: `${made.toString(36)}.${'A'.repeat(43)}` }, 3, 'form_old'],
	] as const)('is not taken %s, and keeps what was typed', async ([, guard, seconds, code]) => {
		go(0);
		const before = await rowsNow();
		const stamped = { [stampName]: formStamp(), [emptyName]: '', ...guard };
		const { refused, values, email } = await send(door, stamped, seconds);
		expect(refused).toEqual([refusalSentence(new Refused(code))]);
		const { keeps = 'email', fields } = guarded[door]!;
		expect(values?.[keeps]).toBe(fields(email)[keeps]);
		expect(await rowsNow()).toEqual(before);
	});
});
