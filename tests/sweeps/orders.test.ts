/**
 * A list that says its order shows in each row what it is ordered by, before any other date. The demo's city is in another
 * order than that of its numbers; a message that says an order and is not in the table fails.
 */
import { globSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { MunicipalRole } from '#lib/accounts/actor.ts';
import { m } from '#lib/paraglide/messages.js';
import { setClock } from '#lib/platform/clock.ts';
import { useFileStore } from '#lib/platform/files/files.server.ts';
import { seedDemo } from '../../scripts/seed/demo.ts';
import { person } from '../support/cast/people.ts';
import { withDatabase } from '../support/database.ts';
import { rendered, textOf } from '../support/as-visitor.ts';

vi.mock('$app/forms', () => ({ enhance: () => undefined }));
vi.mock('$app/state', () => ({ page: { data: {}, url: new URL('https://bland.example/') } }));

const db = withDatabase();

/** A moment that follows neither the rows' numbers nor any other date they have. */
const scattered = (id: string) =>
	sql`timestamptz '2026-11-20 12:00Z' - ((${sql.ref(id)} * 37) % 101) * interval '1 day'`;
/** Also where the database forbids to rewrite. */
const scatter = (table: string, column: string, where = 'true') =>
	db()
		.transaction()
		.execute(async (trx) => {
			await sql`set local session_replication_role = replica`.execute(trx);
			await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${scattered('id')}
				where ${sql.raw(where)}`.execute(trx);
		});

beforeAll(async () => {
	setClock('2026-11-22T10:00:00Z');
	useFileStore({ put: async () => {}, get: async () => null, delete: async () => {}, tidy: async () => {} });
	await seedDemo(db());
	await sql`insert into objection (contribution_id, organisation_id, person_id, reason, raised_at)
		select id, null, (select id from person where municipal_role = 'consultant' limit 1), 'Passer ikke', now()
		from contribution where counts and level = 0
			and not exists (select from objection o where o.contribution_id = contribution.id)
			and not exists (select from organisation o where o.kind = 'municipality'
				and o.id in (contribution.organisation_id, contribution.writer_organisation_id))
		order by happened_on desc limit 6`.execute(db());
	await sql`insert into closing (commitment_id, organisation_id, word, reported_at)
		select c.id, c.organisation_id, 'Færdig', now() from commitment c
			join organisation o on o.id = c.organisation_id and o.kind = 'municipality'
		where c.state = 'active' limit 3`.execute(db());
	await scatter('objection', 'raised_at', 'resolved_at is null');
	await scatter('closing', 'reported_at', 'decided_at is null');
	await scatter('commitment', 'state_changed_at', "state = 'proposed'");
	await scatter('organisation', 'state_changed_at');
	await scatter('organisation', 'ownerless_since', "state = 'approved' and id % 5 = 0");
	await sql`update organisation set state_changed_at = now() - id * interval '1 day'
		where ownerless_since is not null`.execute(db());
	await scatter('posting', 'published_at', 'published_at is not null');
	await scatter('match', 'decided_at', 'decided_at is not null');
	await scatter('image', 'uploaded_at');
	await sql`insert into flag (event_id, reason) select id, 'spam' from event where state = 'published' limit 6`.execute(
		db(),
	);
	await scatter('flag', 'created_at', 'closed_at is null');
	await sql`insert into takedown (event_id, organisation_id, reason, words, state_before, taken_down_at, appeal, appealed_at)
		select id, organisation_id, 'spam', 'Det er reklame', 'published', now(), 'Det er det ikke', now()
		from event where state = 'published' limit 6`.execute(db());
	await scatter('takedown', 'appealed_at', 'appealed_at is not null and decided_at is null');
}, 120_000);
afterAll(() => {
	setClock(null);
	useFileStore(undefined);
});

const months = 'januar februar marts april maj juni juli august september oktober november december'.split(
	' ',
);
const date = new RegExp(String.raw`(\d{1,2})\. (${months.join('|')}) (\d{4})`);
/** The first date that a row shows. */
function firstDate(row: string): number {
	const [, day, month, year] = date.exec(row) ?? expect.fail(`no date in ${row}`);
	return Date.UTC(Number(year), months.indexOf(month!), Number(day));
}
const appealedOn = (row: string): number => firstDate(row.slice(row.indexOf('Klage fra')));
const daysWaited = (row: string): number => -Number(/(\d+) dage/.exec(row)?.[1] ?? expect.fail(row));

interface Ordered {
	/** In whose eyes; a consultant’s without. */
	role?: MunicipalRole;
	page: string;
	search?: string;
	/** The heading of its part of the page. */
	part?: string;
	descends?: true;
	by?: (row: string) => number;
}
const city = '/(municipality)/municipality';
const contributions = `${city}/contributions`;
const promises = `${city}/commitments`;
const approvals = `${city}/approvals`;

/** By the message that says the order. */
const lists: Record<string, readonly Ordered[]> = {
	evidence_city_objections_help: [{ page: contributions, part: 'objections' }],
	commitment_desk_contributions_help: ['waiting', 'evidence', 'confirmed'].map((show) => ({
		page: contributions,
		search: `?show=${show}`,
		part: 'reports',
	})),
	commitment_desk_contributions_own: [{ role: 'auditor', page: contributions, part: 'reports' }],
	life_desk_closings_help: [{ page: promises, part: 'closings' }],
	life_desk_closings_own: [{ role: 'auditor', page: promises, part: 'closings' }],
	commitment_desk_proposals_help: [{ page: promises, part: 'proposals' }],
	matching_unanswered_help: [{ page: `${city}/needs`, part: 'unanswered', by: daysWaited }],
	matching_city_agreed: [{ page: `${city}/needs`, part: 'agreed', descends: true }],
	municipality_pictures_newest: [{ page: `${city}/pictures`, part: 'newest', descends: true }],
	municipality_pictures_lead: [{ page: `${city}/pictures`, part: 'newest', descends: true }],
	flags_lead: [{ page: `${city}/flags` }],
	takedown_lead: [{ page: `${city}/takedowns`, by: appealedOn }],
	worklist_lead: [{ page: `${city}/worklist` }],
	org_approvals_lead: [{ page: approvals }],
	org_approvals_lead_since: ['approved', 'ownerless'].map((state) => ({
		page: approvals,
		search: `?state=${state}`,
	})),
};
/** Its headings are the days themselves; `explore` proves their order, `openapi.test.ts` that of the API. */
const elsewhere = [
	'barrier_order_newest',
	'explore_sort_time',
	'explore_sort_distance',
	'api_barriers',
	'api_benefits',
	'api_opinions',
];

const order = /ældste? først|nyeste først|nærmest først|snarest først|længst.*(?:først|øverst)|^de nyeste/i;

test('every message that says an order is in the table', () => {
	const said = globSync('messages/da/*.json')
		.flatMap((file) => Object.entries(JSON.parse(readFileSync(file, 'utf8')) as object))
		.filter(([, text]) => typeof text === 'string' && order.test(text))
		.map(([key]) => key);
	expect(said.toSorted()).toEqual([...Object.keys(lists), ...elsewhere].toSorted());
});

const shown = async ({ role, page, search }: Ordered): Promise<string> =>
	rendered(db(), page, await person(db(), role ?? 'consultant'), { search });
const partOf = (body: string, part?: string): string =>
	part
		? (new RegExp(`<section[^>]*aria-labelledby="${part}"[\\s\\S]*?</section>`).exec(body)?.[0] ??
			expect.fail(`no part ${part}`))
		: body;

describe.each(Object.entries(lists))('%s', (says, places) => {
	test.each(places)('$page $search', async (list) => {
		const body = await shown(list);
		const part = partOf(body, list.part);
		const words = (m as unknown as Record<string, (input: object, options: object) => string>)[says]!;
		expect(textOf(body)).toContain(words({}, { locale: 'da' }));
		const rows = part
			.split(/(?=<(?:li|article)\b)/)
			.filter((row) => /^<(?:li|article)\b/.test(row))
			.map(textOf)
			.filter((row) => date.test(row));
		const places = rows.map(list.by ?? firstDate);
		expect(new Set(places).size, 'something to order').toBeGreaterThan(1);
		expect(places).toEqual(places.toSorted((a, b) => (list.descends ? b - a : a - b)));
	});
});
