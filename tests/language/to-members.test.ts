/**
 * »I« and »jeres« speak to members only: the municipality and the public read of a partner in the third person. Every page of
 * theirs is written from the demo's city, and asked for each text of ours that speaks to members.
 */
import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { visitor, type MunicipalRole } from '#lib/accounts/actor.ts';
import { setClock } from '#lib/platform/clock.ts';
import { beginDraft as beginPeriod } from '#lib/followup/policy-edition/drafting.server.ts';
import { beginDraft } from '#lib/pledge/versions/drafting.server.ts';
import { useFileStore } from '#lib/platform/files/files.server.ts';
import { seedDemo } from '../../scripts/seed/demo.ts';
import { proposedType } from '../support/cast/commitment-types.ts';
import { waitingList } from '../support/cast/organisation-lists.ts';
import { person } from '../support/cast/people.ts';
import { withDatabase } from '../support/database.ts';
import { rendered, textOf } from '../support/as-visitor.ts';

vi.mock('$app/forms', () => ({ enhance: () => undefined }));
vi.mock('$app/paths', () => ({ base: '' }));
vi.mock('$app/environment', () => ({ dev: false, version: '1' }));
vi.mock('$app/state', () => ({ page: { data: {}, url: new URL('https://bland.example/') } }));

const db = withDatabase();
beforeAll(async () => {
	setClock('2026-11-22T10:00:00Z');
	useFileStore({ put: async () => {}, get: async () => null, delete: async () => {}, tidy: async () => {} });
	await seedDemo(db());
	await beginDraft(db(), await person(db(), 'administrator'), {});
	await beginPeriod(db(), await person(db(), 'administrator'), {});
}, 120_000);
afterAll(() => {
	setClock(null);
	useFileStore(undefined);
});

type Told = string | { match: Record<string, string> }[];

/** Where »I« begins a sentence it is mostly "in": »I dag«. */
const verbs = 'har|kan|skal|er|får|vil|må|bliver|siger|mangler|svarer|venter|sender|leverer|vises|lover|ejer';
const toMembers = new RegExp(
	String.raw`(?<![\p{L}\d])(?:[Jj]er|[Jj]eres)(?![\p{L}\d])|(?<=[\p{L}\d,»] )I(?![\p{L}\d-])|(?<![\p{L}\d])I (?:${verbs})(?![\p{L}\d])`,
	'u',
);

test.each([
	['Hvad laver I?', true],
	['Om jer', true],
	['Jeres sted', true],
	['I kan se det', true],
	['I dag', false],
	['I alt 3. I byen', false],
	['Mål I-II', false],
])('»%s« speaks to members: %s', (text, speaks) => expect(toMembers.test(text)).toBe(speaks));

/** Texts that speak to members, as what they look like on a page. */
const spoken = globSync('messages/da/*.json').flatMap((file) =>
	Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Told>)
		.flatMap(([key, told]) =>
			(typeof told === 'string' ? [told] : told.flatMap((one) => Object.values(one.match ?? {}))).map(
				(text) => [key, text] as const,
			),
		)
		.filter(([, text]) => toMembers.test(text))
		.map(([key, text]) => {
			const parts = text.split(/\{\w+\}/).map((part) => RegExp.escape(part.replaceAll(/\s+/g, ' ')));
			return { key, looks: new RegExp(parts.join('.{0,200}?')) };
		}),
);

/** Who is asked to become a member, or to come with others. */
const invited: Record<string, readonly string[]> = {
	'/(public)/about': ['page_about_who_partner'],
	'/(public)/join': ['join_partner'],
	'/(public)/needs/[posting]': ['matching_can_you_help', 'matching_can_you_use'],
	'/(public)/partners/[organisation]': ['org_partner_listed_is_you'],
};

const pagesIn = (group: string) =>
	globSync(`src/routes/${group}/**/+page.svelte`).map((file) => dirname(file).slice('src/routes'.length));

async function said(route: string, role: MunicipalRole | null, params: Record<string, string> = {}) {
	const text = textOf(await rendered(db(), route, role ? await person(db(), role) : visitor, { params }));
	return [...new Set(spoken.filter(({ looks }) => looks.test(text)).map(({ key }) => key))];
}

/** Things of the demo that stand in addresses: one in each state. */
async function samples(name: string): Promise<string[]> {
	const inEachState = async (table: string, slug: string, states: string) => {
		const { rows } = await sql<{
			slug: string;
		}>`select distinct on (${sql.raw(states)}) ${sql.ref(slug)}::text as slug
			from ${sql.table(table)} order by ${sql.raw(states)}, id desc`.execute(db());
		return rows.map((row) => row.slug);
	};
	const found: Record<string, () => Promise<string[]>> = {
		organisation: () => inEachState('organisation', 'slug', 'state, kind'),
		commitment: () =>
			inEachState('commitment', 'slug', 'state, type, id in (select commitment_id from theory_of_change)'),
		event: () => inEachState('event', 'slug', "state, sign_up, starts_at > '2026-11-23'"),
		thing: () => samples('event'),
		opportunity: () => inEachState('opportunity', 'slug', 'state, kind'),
		benefit: () => inEachState('benefit', 'slug', 'state, kind'),
		posting: () => inEachState('posting', 'slug', 'state, side'),
		partnership: () => inEachState('partnership', 'slug', 'state'),
		contribution: () => inEachState('contribution', 'id', 'source, level, counts'),
		code: () => inEachState('signature', 'code', 'charter_version_id'),
		indicator: () => inEachState('indicator', 'slug', 'direction, counts_people'),
		plan: () => inEachState('action_plan', 'slug', 'committee'),
		report: () => inEachState('status_report', 'year', 'state'),
		barrier: () =>
			inEachState(
				'barrier',
				'slug',
				"state, kind, answer_due_on < '2026-11-23', id in (select barrier_id from takedown where barrier_id is not null)",
			),
		helper: () => inEachState('equality_helper', 'id', 'retired_on is null'),
		debate: () => inEachState('debate', 'slug', "state, closes_on < '2026-11-23'"),
		post: () => inEachState('debate_post', 'slug', 'state'),
		method: () => inEachState('method', 'slug', 'state'),
		tried: () => inEachState('method_report', 'id', 'state'),
		forum: () => inEachState('circle', 'slug', 'kind, is_public'),
		network: () => inEachState('circle', 'slug', 'kind, theme, joining'),
		course: () => inEachState('course', 'slug', "state, ends_at < '2026-11-23'"),
		year: () => inEachState('conference', 'year', 'held_on'),
		opinion: () => inEachState('opinion', 'slug', 'id in (select opinion_id from opinion_answer)'),
		lighthouse: async () => ['ten-schools', 'bland-dig-i-byen'],
		letter: () => inEachState('partner_letter', 'id', 'sent_at is null'),
		edition: async () => ['2026-1', '2026-2'],
		task: () => inEachState('wheel_task', 'id', 'ring'),
		list: async () => [String(await waitingList(db()))],
		goal: async () => ['1'],
		area: async () => ['1'],
		district: async () => ['noerrebro'],
		type: async () => [await proposedType(db(), null)],
		step: () => inEachState('guide_step', 'slug', 'state, revision'),
		language: async () => ['ar', 'da-simple'],
	};
	return found[name]!();
}

/** An action of the plan that stands in the address before it. */
async function actionIn(plan: string): Promise<string> {
	const { rows } = await sql<{
		slug: string;
	}>`select a.slug from plan_action a join action_plan p on p.id = a.plan_id
		where p.slug = ${plan} order by a.id limit 1`.execute(db());
	return rows[0]?.slug ?? expect.fail(`no action in ${plan}`);
}

/** A session and a decision of the conference of that year, as far as there are. */
async function atConference(year: string): Promise<Record<string, string>> {
	const { rows } = await sql<{ event: string | null; decision: string | null }>`
		select (select e.slug from event e where e.umbrella_id = c.umbrella_id limit 1) as event,
			(select d.id::text from conference_decision d where d.conference_id = c.id limit 1) as decision
		from conference c where c.year = ${Number(year)}`.execute(db());
	return { event: rows[0]?.event ?? 'ingen', decision: rows[0]?.decision ?? '0' };
}

/** The last meeting of the forum that stands in the address before it; none of what is no forum. */
async function meetingIn(forum: string): Promise<string> {
	const { rows } = await sql<{ id: string }>`select m.id::text as id from circle_meeting m
		join circle c on c.id = m.circle_id where c.slug = ${forum} order by m.starts_at desc limit 1`.execute(db());
	return rows[0]?.id ?? '0';
}

/** What the page says to members, over a few of the things it can be about. */
async function saidAnywhere(route: string, roles: readonly (MunicipalRole | null)[]): Promise<string[]> {
	const params = [...route.matchAll(/\[(\w+)\]/g)].map(([, param]) => param!);
	const [name, ...others] = params.filter((param) => param !== 'kind');
	const rest: Record<string, string> = {
		kind: 'events',
		...Object.fromEntries(others.map((other) => [other, '2026'])),
	};
	const keys = new Set<string>();
	let pages = 0;
	for (const value of name ? await samples(name) : ['']) {
		if (others.includes('section')) rest.section = 'goals';
		if (route.includes('/conference/')) Object.assign(rest, await atConference(value));
		if (others.includes('action')) rest.action = await actionIn(value);
		if (others.includes('language')) rest.language = 'ar';
		if (others.includes('step')) rest.step = (await samples('step')).at(-1)!;
		if (others.includes('meeting')) rest.meeting = await meetingIn(value);
		for (const role of roles) {
			try {
				for (const key of await said(route, role, name ? { [name]: value, ...rest } : {})) keys.add(key);
				pages++;
			} catch (thrown) {
				if (![404, 410, 303, 301].includes((thrown as { status?: number }).status ?? 0)) throw thrown;
			}
		}
	}
	expect(pages, 'pages read').toBeGreaterThan(0);
	return [...keys].toSorted();
}

/** It stands behind a link in a mail of one's own. */
const behindLinks = [
	'/(public)/barriers/confirm/[secret]',
	'/(public)/barriers/voice/[secret]',
	'/(public)/debates/confirm/[secret]',
	'/(public)/debates/voice/[secret]',
	'/(public)/events/[event]/registration/[secret]',
	'/(public)/seats/[secret]',
];

/** For the one who writes it; all that it says of the policy is on the draft's page. */
const byWriter = ['/(municipality)/municipality/policy/draft/[section]'];

/** They show the mails to members, word for word. */
const showMails = ['', '/[mail]'].map((page) => `/(municipality)/municipality/mails${page}`);

/** Read by two people who are named; a test meets a 404. */
const byNamed = ['/(municipality)/municipality/equal-treatment/experiences/[experience]'];

describe('what speaks to members is not said', () => {
	test.each(
		pagesIn('(municipality)').filter((route) => ![...byWriter, ...showMails, ...byNamed].includes(route)),
	)('to the municipality: %s', async (route) => {
		expect(await saidAnywhere(route, ['consultant', 'auditor', 'administrator'])).toEqual([]);
	});
	test.each(pagesIn('(public)').filter((route) => !behindLinks.includes(route)))(
		'to the public: %s',
		async (route) => {
			expect(await saidAnywhere(route, [null])).toEqual(invited[route] ?? []);
		},
	);
});
