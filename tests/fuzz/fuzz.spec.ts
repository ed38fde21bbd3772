/**
 * Every form action of the route tree is sent what a stranger might send it: names that decoders follow, texts that
 * patterns choke on, bodies that are none. Nothing may be a 500, nothing may hold the site, and what was typed may not
 * stand in a log. `FUZZ_SECONDS` (30) and `FUZZ_SEED` (1) change how long and with which chance.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { randomFrom } from '../../scripts/seed/random.ts';
import {
	filesTooLarge,
	formsOf,
	secondEditors,
	seenAs,
	tenMegabytes,
	textsInEveryField,
	withoutVersion,
	type Form,
} from './every-form.ts';
import { formsOnNoPage } from '../support/form-states/form-samples.ts';
import { formsOn } from './harvest.ts';
import { chanceForm, everyForm, heavyFields, type Fields, type Sent } from './hostile.ts';
import { startFuzzedSite, type FuzzedSite, type Target } from './site.ts';

const seconds = Number(process.env.FUZZ_SECONDS ?? 30);
const seed = process.env.FUZZ_SEED ?? '1';
/** In a short run the doors share the bodies and texts among them: each gets one in so many. */
const isLong = seconds >= 300;
const share = 12;
/** Milliseconds that a hostile form may take longer than an ordinary one, where the machine is ours alone. */
const patience = 200;
/** Stands in all that is typed, passwords among it. */
const marker = 'zqhemmelig';

test.describe.configure({ mode: 'serial' });
test.setTimeout(seconds * 1000 + 300_000);

interface Door extends Target {
	given: Fields;
	cookie: string;
	/** How long an ordinary form takes here, in milliseconds. */
	usual: number;
}

let begun = 0;
let site: FuzzedSite;
let forms: Form[] = [];
let doors: Door[] = [];
const trouble = new Set<string>();
let sent = 0;
let address = 0;

test.beforeAll(async () => {
	test.setTimeout(300_000);
	site = await startFuzzedSite();
	begun = Date.now();
});
test.afterAll(async () => {
	await site?.stop();
});

async function answerTo(door: Door, { body, type }: Pick<Sent, 'body' | 'type'>) {
	const from = `10.${(++address >> 16) & 255}.${(address >> 8) & 255}.${address & 255}`;
	const begun = performance.now();
	const answer = await fetch(site.url + door.path, {
		method: 'POST',
		redirect: 'manual',
		signal: AbortSignal.timeout(20_000),
		headers: {
			cookie: door.cookie,
			origin: site.url,
			accept: 'text/html',
			'x-forwarded-for': from,
			...(type ? { 'content-type': type } : {}),
		},
		body,
	}).catch((error: Error) => ({ status: 599, text: async () => error.message }));
	await answer.text();
	sent++;
	return { status: answer.status, ms: performance.now() - begun };
}

/** How many times slower the machine is than if this process had it alone: a spin by the wall's clock and by its own. */
function crowding(): number {
	const ms = 20;
	const [wall, own] = [performance.now(), process.threadCpuUsage()];
	while (process.threadCpuUsage(own).user < ms * 1000);
	return Math.max(1, (performance.now() - wall) / ms);
}

/** Sends a form; one that was slow is sent again, later and later, and given as much more as the machine is crowded. */
async function attack(door: Door, form: Sent): Promise<void> {
	let fastest = Infinity;
	for (let tries = 0; tries < 6; tries++) {
		await pause(tries * 300);
		const { status, ms } = await answerTo(door, form);
		if (status >= 500) return void trouble.add(`${door.name}: ${status} for ${form.what}`);
		const most = door.usual + patience;
		if (ms <= most || ms <= most * crowding()) return;
		fastest = Math.min(fastest, ms);
	}
	trouble.add(`${door.name}: ${Math.round(fastest)} ms (usually ${Math.round(door.usual)}) for ${form.what}`);
}

/** What is on no page gets the fields of all forms. */
async function openDoors(forms: readonly Form[]): Promise<Door[]> {
	const pages = new Map(forms.map((form) => [seenAs(form), formsOn(form.html)]));
	const everyField = new Map([...pages.values()].flatMap((forms) => [...forms.values()].flat()));
	everyField.delete('submission');
	const opened: Door[] = [];
	for (const { html: _, untouched: __, ...target } of forms) {
		const cookie = target.as ? await site.cookieOf(target.as) : '';
		const own = pages.get(seenAs(target))?.get(target.action);
		const door = { ...target, cookie, given: own ?? [...everyField].slice(0, 120), usual: 0 };
		// An ordinary form, not filled in. A button alone does its deed with any form, and is not slow by its fields.
		if (own?.some(([name]) => name !== 'submission')) {
			const blank = () => new URLSearchParams(own.map(([name]) => [name, '']));
			const times = [await answerTo(door, { body: blank() }), await answerTo(door, { body: blank() })];
			door.usual = Math.min(...times.map(({ ms }) => ms));
		}
		opened.push(door);
	}
	return opened;
}

async function stillAlive() {
	expect(site.isRunning(), 'the process lives').toBe(true);
	for (const path of ['/', '/oplev', '/log-ind', '/readyz', '/healthz']) {
		const answer = await fetch(site.url + path, { headers: { accept: 'text/html', cookie: 'session=none' } });
		expect(answer.status, path).toBe(200);
		await answer.text();
	}
}

/** They begin with text and carry no state: they begin or propose something, sign what they say they read (`terms`), change one person's own, keep what was, or count as the last press does. */
const undoNothing = [
	'/(member)/account ?/password',
	'/(member)/account ?/profile',
	'/(member)/workspace/[organisation]/commitments/[commitment] ?/amend',
	'/(member)/workspace/[organisation]/contributions ?/contribute',
	'/(member)/workspace/[organisation]/contributions ?/correct',
	'/(member)/workspace/[organisation]/contributions/[contribution] ?/correct',
	'/(member)/workspace/[organisation]/events/[event]/check-in ?/press',
	'/(member)/workspace/[organisation]/events/[event]/repeat ?/default',
	'/(member)/workspace/[organisation]/events/new ?/default',
	'/(member)/workspace/[organisation]/matches/[posting]/propose/[other] ?/default',
	'/(member)/workspace/[organisation]/matches/new ?/default',
	'/(member)/workspace/[organisation]/partnerships/[partnership] ?/amendSign',
	'/(member)/workspace/[organisation]/partnerships/[partnership] ?/propose',
	'/(member)/workspace/[organisation]/partnerships/[partnership] ?/sign',
	'/(member)/workspace/[organisation]/partnerships/[partnership]/log ?/editNote',
	'/(member)/workspace/[organisation]/partnerships/[partnership]/log ?/removeNote',
	'/(member)/workspace/[organisation]/report ?/draft',
	'/(member)/workspace/[organisation]/report ?/send',
	'/(municipality)/municipality/charter/draft ?/day',
	'/(municipality)/municipality/commitment-types/new ?/add',
	'/(municipality)/municipality/equal-treatment/helpers/new ?/default',
	'/(municipality)/municipality/followup/cities-index ?/read',
	'/(municipality)/municipality/followup/plans ?/create',
	'/(municipality)/municipality/followup/status-reports ?/begin',
	'/(municipality)/municipality/followup/year-wheel ?/plan',
	'/(municipality)/municipality/partners/[organisation] ?/correct',
	'/(public)/events/[event]/registration/[secret] ?/confirm',
	'/confirm-email/[secret] ?/confirm',
	'/invitation/[secret] ?/join',
	'/reset/[secret] ?/default',
];

test.describe('every form of the route tree', () => {
	test('is on a page, or in the list of those that are on none', async () => {
		forms = await formsOf(site);
		const unseen = forms.filter(({ untouched }) => !untouched).map(({ name }) => name);
		expect(unseen.toSorted()).toEqual(Object.keys(formsOnNoPage).toSorted());
	});

	test('that changes what others may change tells the second editor', async () => {
		const { tried, wrong } = await secondEditors(site, forms);
		expect(wrong).toEqual([]);
		expect(tried, 'forms that carry what they were filled from').toBeGreaterThan(12);
		expect(withoutVersion(forms).toSorted()).toEqual(undoNothing);
	});

	test('that takes a file says that it is too large, and keeps the text', async () => {
		const { tried, wrong } = await filesTooLarge(site, forms);
		expect(wrong).toEqual([]);
		expect(tried).toBeGreaterThan(3);
	});

	test('turns ten megabytes away with a page', async () => {
		expect(await tenMegabytes(site, forms)).toEqual([]);
	});

	test('takes or refuses each text in each of its fields', async () => {
		expect(await textsInEveryField(site, forms)).toEqual([]);
		await stillAlive();
	});
});

test('every action meets hostile names, bodies and texts', async () => {
	doors = await openDoors(forms);
	expect(doors.length, 'the actions of the route tree').toBeGreaterThan(100);
	for (const [turn, door] of doors.entries()) {
		// The session may have ended by an earlier form.
		if (door.as) door.cookie = await site.cookieOf(door.as);
		const forms = [...everyForm([...door.given, ['password', marker]], marker)];
		for (const [at, form] of forms.entries()) {
			if (isLong || form.what === 'hostile names' || at % share === turn % share) await attack(door, form);
		}
	}
	await stillAlive();
	expect([...trouble]).toEqual([]);
});

test('chance, until the time is up', async () => {
	const chance = randomFrom(`fuzz ${seed}`);
	const until = Math.max(begun + seconds * 1000, Date.now() + 10_000);
	while (Date.now() < until) {
		for (const door of doors) {
			if (Date.now() > until) break;
			if (door.as) door.cookie = await site.cookieOf(door.as);
			for (const form of chance.some([...heavyFields(door.given)], 2)) await attack(door, form);
			for (let times = 0; times < 8; times++)
				await attack(door, chanceForm(chance, [...door.given, ['password', marker]], marker));
		}
	}
	await stillAlive();
	console.log(`${sent} forms to ${doors.length} actions`);
	expect([...trouble]).toEqual([]);
});

test('no log line tells what was typed', () => {
	const lines = site.log().split('\n');
	expect(lines.length, 'every request was logged').toBeGreaterThan(sent);
	expect(lines.filter((line) => line.includes(marker)).slice(0, 5)).toEqual([]);
	expect(lines.filter((line) => /error|unhandled/i.test(line)).slice(0, 5)).toEqual([]);
});
