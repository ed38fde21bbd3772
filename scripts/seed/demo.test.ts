import { organisationStates } from '#lib/accounts/organisation-states.ts';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { passwordMatches } from '#lib/accounts/signing-in/passwords.server.ts';
import { commitmentStates } from '#lib/commitments/commitment.ts';
import { healthKinds } from '#lib/commitments/health.ts';
import { healthKindSql } from '#lib/commitments/rows.server.ts';
import { checkWording } from '#lib/policy/wording.ts';
import type { CutFigures } from '#lib/followup/report/cut/figures.ts';
import { sourceOf } from '#lib/followup/report/queries.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { matchesInShort } from '#lib/matching/desk.server.ts';
import { matchStates } from '#lib/matching/matches/match.ts';
import { postingStanding, type Posting } from '#lib/matching/postings/posting.ts';
import { readCvr } from '#lib/organisations/cvr.ts';
import { m } from '#lib/paraglide/messages.js';
import { organisationKinds } from '#lib/policy/kinds.ts';
import { standingSql } from '#lib/organisations/standing/standing-rows.server.ts';
import { isComplete, partnershipStates } from '#lib/partnerships/partnership.ts';
import { now, setClock } from '#lib/platform/clock.ts';
import { useFileStore } from '#lib/platform/files/files.server.ts';
import { cloneDatabase, withDatabase } from '../../tests/support/database.ts';
import { demoAccounts, seedDemo } from './demo.ts';

const kept = new Set<string>();
const db = withDatabase();
/** Of this process' own work: the wall clock of a busy machine says little. */
let seconds = 0;

beforeAll(async () => {
	setClock('2026-11-22T10:00:00Z');
	useFileStore({
		put: async (key) => void kept.add(key),
		get: async () => null,
		delete: async () => {},
		tidy: async () => {},
	});
	const before = process.cpuUsage();
	await seedDemo(db());
	const { user, system } = process.cpuUsage(before);
	seconds = (user + system) / 1e6;
});
afterAll(() => {
	setClock(null);
	useFileStore(undefined);
});

const rows = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(db())).rows;
const count = async (from: string, where = 'true') => {
	const [row] = await rows(
		sql<{ n: number }>`select count(*) as n from ${sql.table(from)} where ${sql.raw(where)}`,
	);
	return row!.n;
};
const distinct = async (column: string, from: string) =>
	(
		await rows(sql<{ value: string }>`select distinct ${sql.ref(column)} as value from ${sql.table(from)}`)
	).map(({ value }) => value);

describe('the demo city', () => {
	it('takes little work', () => expect(seconds).toBeLessThan(4));

	it('has partners of every kind in every district, and one outside', async () => {
		expect(await count('organisation', "state = 'approved'")).toBeGreaterThanOrEqual(58);
		expect(await distinct('kind', 'organisation')).toEqual(expect.arrayContaining([...organisationKinds]));
		const districts = await rows(
			sql<{
				district: number | null;
				partners: number;
			}>`select district_nr as district, count(distinct organisation_id) as partners
				from site join organisation o on o.id = site.organisation_id where o.state = 'approved' group by 1 order by 1`,
		);
		expect(districts.map(({ district }) => district)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, null]);
		expect(await count('organisation', "state = 'listed'")).toBeGreaterThanOrEqual(25);
		expect(await count('organisation', "state = 'waiting'")).toBe(7);
	});

	it('shows every state of everything', async () => {
		expect((await distinct('state', 'organisation')).toSorted()).toEqual([...organisationStates].toSorted());
		expect((await distinct('state', 'partnership')).toSorted()).toEqual([...partnershipStates].toSorted());
		expect((await distinct('state', 'commitment')).toSorted()).toEqual([...commitmentStates].toSorted());
		expect((await distinct('state', 'event')).toSorted()).toEqual([
			'cancelled',
			'draft',
			'postponed',
			'published',
		]);
		expect((await distinct('state', 'opportunity')).toSorted()).toEqual([
			'cancelled',
			'closed',
			'draft',
			'published',
		]);
		const health = await rows(
			sql<{ kind: string }>`select distinct ${healthKindSql(copenhagenDate(now()))} as kind
				from commitment join commitment_total on commitment_total.commitment_id = commitment.id`,
		);
		expect(health.map(({ kind }) => kind).toSorted()).toEqual([...healthKinds].toSorted());
		expect((await distinct('level', 'contribution')).map(Number).toSorted()).toEqual([0, 1, 2, 3]);
		expect((await distinct('source', 'contribution')).toSorted()).toEqual([
			'event',
			'manual',
			'placement',
			'report',
		]);
	});

	it('has about as many of each as a city of its size', async () => {
		expect(await count('commitment')).toBeGreaterThanOrEqual(120);
		expect(await count('partnership')).toBeGreaterThanOrEqual(20);
		expect(await count('event', `starts_at > '${now().toISOString()}'`)).toBeGreaterThanOrEqual(100);
		expect(await count('event', 'held_at is not null')).toBeGreaterThanOrEqual(30);
		expect(await count('opportunity')).toBeGreaterThanOrEqual(30);
		expect(await count('signature', 'withdrawn_at is null')).toBeGreaterThanOrEqual(50);
		expect(await count('signature', 'withdrawn_at is not null')).toBe(2);
		// The digest of this morning.
		expect(await count('mail')).toBe(1);
		expect(kept.size).toBeGreaterThanOrEqual(8);
	});

	it('shows evidence, objections settled in every way, a correction and shared deliveries', async () => {
		expect((await distinct('kind', 'evidence')).toSorted()).toEqual(['file', 'link']);
		expect((await distinct('media_type', 'evidence')).filter(Boolean)).toHaveLength(2);
		expect(await count('objection', 'resolved_at is null and answer is null')).toBeGreaterThanOrEqual(1);
		expect(await count('objection', 'resolved_at is null and answer is not null')).toBeGreaterThanOrEqual(1);
		expect((await distinct('resolution', 'objection')).filter(Boolean).toSorted()).toEqual([
			'rejected',
			'stands',
			'withdrawn',
		]);
		expect(await count('contribution', 'corrects_id is not null')).toBeGreaterThanOrEqual(2);
		expect(await count('contribution', 'shared_key is not null')).toBeGreaterThanOrEqual(2);
		const unseen = await rows(sql`select v.id from verification v where level = 2 and not exists (
			select from evidence e where e.contribution_id = v.contribution_id)`);
		expect(unseen).toEqual([]);
	});

	it('has something on each day of the coming week', async () => {
		const days = await rows(
			sql<{ n: number }>`select count(*) as n from event where state = 'published'
				and starts_at::date between ${copenhagenDate(now())}::date and ${copenhagenDate(now())}::date + 7 group by starts_at::date`,
		);
		expect(days).toHaveLength(8);
		expect(Math.min(...days.map(({ n }) => n))).toBeGreaterThanOrEqual(2);
	});

	it('shows needs and offers in every state, with suggestions for Nordlys El', async () => {
		expect((await distinct('state', 'match')).toSorted()).toEqual([...matchStates].toSorted());
		const today = copenhagenDate(now());
		const { rows: posts } = await sql<Posting>`select * from posting`.execute(db());
		const standings = new Set(posts.map((posting) => postingStanding(posting, today)));
		expect([...standings].toSorted()).toEqual(['closed', 'draft', 'expired', 'matched', 'open']);
		expect(posts.flatMap(({ title, description }) => checkWording(title, description))).toEqual([]);
		const [nordlys] = await rows(
			sql<{ id: number }>`select id from organisation where name = 'Nordlys El A/S'`,
		);
		const short = await matchesInShort(db(), nordlys!.id);
		expect(short).toMatchObject({ waiting: 1, count: 3 });
		expect(short.suggestions[0]?.title).toBe('Virksomhedsbesøg for 8. klasse');
	});

	it('shows agreements that change: open, amended, declined, left, renewed, due, and a log between the parties', async () => {
		expect((await distinct('state', 'partnership_amendment')).toSorted()).toEqual([
			'declined',
			'in_force',
			'open',
			'taken_back',
		]);
		expect(await count('partnership_amendment', "kind = 'left'")).toBe(1);
		const nordlys = "(select id from organisation where name = 'Nordlys El A/S')";
		expect(
			await count(
				'partnership',
				`state = 'active' and ends_on - '${copenhagenDate(now())}'::date between 0 and 90 and lead_organisation_id = ${nordlys}`,
			),
		).toBe(1);
		expect(
			await count(
				'partnership',
				"state = 'active' and renews_id in (select id from partnership where state = 'renewed')",
			),
		).toBe(1);
		expect(
			await count(
				'amendment_party',
				`state = 'invited' and organisation_id = ${nordlys}
				and amendment_id in (select id from partnership_amendment where state = 'open')`,
			),
		).toBe(1);
		for (const table of ['partnership_note', 'partnership_meeting', 'partnership_document'])
			expect(await count(table)).toBeGreaterThanOrEqual(2);
	});

	it('leaves white spots on the map of commitments', async () => {
		const cells = await rows(
			sql<{ n: number }>`select count(*) as n from (select distinct unnest(districts), case
				when goal = '2011-2014/goal-1' then 1 when goal in ('2011-2014/goal-2', '2011-2014/goal-3') then 2 when goal in ('2011-2014/goal-4', '2011-2014/goal-5') then 3 else 4 end
				from commitment where state in ('active', 'reported', 'delivered', 'partly')) as cell`,
		);
		expect(cells[0]!.n).toBeGreaterThanOrEqual(26);
		expect(cells[0]!.n).toBeLessThanOrEqual(33);
	});

	it('shows every standing, drafts, reports sent anew, more time, and places that have left the map', async () => {
		const day = copenhagenDate(now());
		const standings = await rows(
			sql<{ standing: string; n: number }>`select ${standingSql('r', day)} as standing, count(*)::int as n
				from reporting_record r group by 1 order by 1`,
		);
		expect(standings.map(({ standing }) => standing)).toEqual(['due', 'inactive', 'late', 'on_time']);
		expect(await count('report', 'version = 0 and revision > 0')).toBeGreaterThanOrEqual(2);
		expect(await count('report_version', 'version = 2')).toBeGreaterThanOrEqual(3);
		expect(await count('reporting_extension')).toBe(1);
		expect(await count('report', `sent_at > '${now().toISOString()}'`)).toBe(0);
		expect(
			await count('site', `last_confirmed_at < '${now().toISOString()}'::timestamptz - interval '1 year'`),
		).toBe(2);
		const [desk] = await rows(sql<{ standing: string }>`select ${standingSql('r', day)} as standing
			from reporting_record r join organisation o on o.id = r.organisation_id where o.name = 'Nordlys El A/S'`);
		expect(desk!.standing).toBe('due');
	});

	it('shows how commitments end and change: called done, answered by others, replaced, amended, explained', async () => {
		expect(await count('commitment', "state = 'reported'")).toBe(
			await count('closing', 'decided_at is null'),
		);
		expect(await count('closing', "outcome = 'sent_back'")).toBe(1);
		expect(await count('closing', 'decided_organisation_id is not null')).toBeGreaterThanOrEqual(2);
		expect(
			await count(
				'closing',
				'is_closing_side(organisation_id, reported_by, decided_organisation_id, decided_by)',
			),
		).toBe(0);
		const alone = await rows(sql`select old.id from commitment old
			where old.state = 'replaced' and not exists (select from commitment next where next.replaces_id = old.id and next.state = 'active')`);
		expect(alone).toEqual([]);
		expect(await count('amendment_proposal', 'decided_at is null')).toBeGreaterThanOrEqual(2);
		expect(await count('amendment_proposal', "outcome = 'declined'")).toBe(1);
		expect(await count('theory_of_change')).toBeGreaterThanOrEqual(4);
		const waiting = await rows(sql<{ signs: boolean; answers: boolean }>`select
			exists (select from amendment_signature s where s.organisation_id = o.id and s.answer is null) as signs,
			exists (select from closing c join commitment p on p.id = c.commitment_id
				where c.decided_at is null and p.counterpart_id = o.id) as answers
			from organisation o where o.name = 'Nordlys El A/S'`);
		expect(waiting).toEqual([{ signs: true, answers: true }]);
	});

	it('asks the firm of the demo for its yes to a joint promise, and names nobody in public who has not said it', async () => {
		expect(
			await count(
				'commitment_party',
				`answer is null and organisation_id = (select id from organisation where name = 'Nordlys El A/S')`,
			),
		).toBe(1);
		const unsaid =
			await rows(sql`select c.slug from commitment_party named join commitment c on c.id = named.commitment_id
			where named.answer is distinct from 'signed' and c.state not in ('draft', 'proposed', 'declined')`);
		expect(unsaid).toEqual([]);
	});

	it('tells the story of Nordlys El', async () => {
		const own = await rows(
			sql<{
				title: string;
				delivered: number;
				confirmed: number;
				level0: number;
			}>`select title, delivered, confirmed, level0
				from commitment c join commitment_total t on t.commitment_id = c.id
				where organisation_id = (select id from organisation where name = 'Nordlys El A/S') order by c.id`,
		);
		expect(own).toEqual([
			{ title: '10 lærepladser til elektrikere', delivered: 7, confirmed: 6, level0: 1 },
			{ title: '100 timers mentortid', delivered: 64, confirmed: 64, level0: 0 },
			{ title: '4 åbent hus-aftener', delivered: 4, confirmed: 4, level0: 0 },
		]);
		const [came] = await rows(sql<{ n: number }>`select sum(attendance)::int as n from event
			where organisation_id = (select id from organisation where name = 'Nordlys El A/S')`);
		expect(came!.n).toBe(118);
		const [asked] = await rows(sql<{ n: number }>`select count(*) as n from partnership_party party
			join partnership p on p.id = party.partnership_id join organisation o on o.id = party.organisation_id
			where o.name = 'Nordlys El A/S' and party.state = 'invited' and p.state = 'awaiting_signatures'`);
		expect(asked!.n).toBe(1);
	});
});

describe('a report to the City Council says what stood on its day', () => {
	const years = [2025, 2026] as const;
	async function reported(year: number) {
		const [cut] = await rows(
			sql<{ id: number; figures: string; taken: Date }>`select s.id, s.figures, s.taken_at as taken
				from status_report r join report_snapshot s on s.id = r.snapshot_id where r.year = ${year}`,
		);
		const { content } = (await sourceOf(db(), cut!.id, 'commitments', 'da'))!;
		const lines = parse(content, { columns: true, bom: true, delimiter: ';' }) as Record<string, string>[];
		return { taken: cut!.taken, figures: JSON.parse(cut!.figures) as CutFigures, lines };
	}
	const word = (message: () => string) => withLocale('da', message);

	it.each(years)('%i: nothing that was accepted or delivered later', async (year) => {
		const { taken, figures, lines } = await reported(year);
		expect(figures.day).toBe(copenhagenDate(taken));
		const stood = await rows(
			sql<{ slug: string; delivered: number }>`select c.slug,
				coalesce((select sum(amount) from contribution x where x.commitment_id = c.id and x.reported_at <= ${taken}), 0)::float8 as delivered
				from commitment c where c.accepted_at <= ${taken}`,
		);
		const most = new Map(stood.map(({ slug, delivered }) => [slug, delivered]));
		const shown = lines.filter((line) => line[word(m.status_report_col_page)]);
		expect(shown.length).toBeGreaterThan(20);
		expect(lines.length).toBe(stood.length);
		for (const line of shown) {
			const slug = line[word(m.status_report_col_page)]!.split('/').at(-1)!;
			expect(most.keys()).toContain(slug);
			const delivered = Number(line[word(m.status_report_col_delivered)]!.replace(',', '.'));
			expect(delivered, slug).toBeLessThanOrEqual(most.get(slug)!);
		}
		expect(
			shown.filter((line) => Number(line[word(m.status_report_col_delivered)]) > 0).length,
		).toBeGreaterThan(5);
	});

	it.each(years)('%i: barometer, lighthouses, plans and advice of that day', async (year) => {
		const { taken, figures } = await reported(year);
		const [then] = await rows(sql<{
			half: string;
			reached: number;
			done: number;
			dropped: number;
			answered: number;
		}>`select
			(select max(half_year)::text from barometer_edition where released_at <= ${taken}) as half,
			(select count(*)::int from lighthouse_milestone where reached_at <= ${taken}) as reached,
			(select count(*)::int from opinion o where exists (select from opinion_answer a
				where a.opinion_id = o.id and a.answered_at <= ${taken})) as answered,
			count(*) filter (where status = 'done')::int as done, count(*) filter (where status = 'dropped')::int as dropped
			from (select distinct on (action_id) status from plan_action_revision where written_at <= ${taken}
				order by action_id, number desc) as action`);
		const sum = (of: 'done' | 'dropped') => figures.plans.reduce((all, plan) => all + plan[of], 0);
		expect({
			half: figures.barometer?.halfYear,
			reached: figures.lighthouses.reduce((all, { reached }) => all + reached, 0),
			done: sum('done'),
			dropped: sum('dropped'),
			answered: figures.opinions.answered,
		}).toEqual(then);
	});

	it('and a year is another than the next', async () => {
		const [last, present] = [await reported(2025), await reported(2026)];
		for (const figure of ['commitments', 'withData', 'kept'] as const)
			expect(last.figures.totals[figure], figure).toBeLessThan(present.figures.totals[figure]);
		expect(last.figures.spots).not.toEqual(present.figures.spots);
		expect(last.figures.barometer?.halfYear).not.toBe(present.figures.barometer?.halfYear);
		expect(last.figures.plans).not.toEqual(present.figures.plans);
	});
});

describe('the rules of the domain hold', () => {
	it('totals are what the contributions add up to', async () => {
		const wrong =
			await rows(sql`select t.commitment_id from commitment_total t join commitment c on c.id = t.commitment_id
			where not c.lower_is_better and array[t.delivered, t.contributions] is distinct from (
				select array[coalesce(sum(amount), 0), count(*)] from contribution where commitment_id = t.commitment_id and counts)`);
		expect(wrong).toEqual([]);
	});

	it('nobody has confirmed their own side, and every level above 0 has somebody behind it', async () => {
		const own = await rows(sql`select v.id from verification v join contribution c on c.id = v.contribution_id
			where v.organisation_id = c.organisation_id or v.person_id = c.reported_by
			or exists (select from membership m where m.organisation_id = c.organisation_id and m.person_id = v.person_id)`);
		expect(own).toEqual([]);
		expect(
			await count(
				'contribution',
				'level > 0 and not exists (select from verification v where v.contribution_id = contribution.id)',
			),
		).toBe(0);
	});

	it('a partnership was active only once every required party had signed', async () => {
		const partnerships = await rows(
			sql<{
				state: string;
				parties: { required: boolean; state: 'signed' | 'invited' | 'declined' }[];
			}>`select p.state,
				(select json_agg(json_build_object('required', required, 'state', state)) from partnership_party where partnership_id = p.id) as parties
				from partnership p`,
		);
		for (const { state, parties } of partnerships) {
			expect(isComplete(parties)).toBe(['active', 'ended', 'renewed', 'terminated'].includes(state));
		}
	});

	it('only approved partners promise, sign and invite; nothing happened in the future', async () => {
		const strangers = await rows(sql`select o.name from organisation o where o.state <> 'approved' and (
			exists (select from commitment where organisation_id = o.id) or exists (select from event where organisation_id = o.id)
			or exists (select from signature where organisation_id = o.id) or exists (select from opportunity where organisation_id = o.id))`);
		expect(strangers).toEqual([]);
		expect(
			await count(
				'contribution',
				`happened_on > '${copenhagenDate(now())}' or reported_at > '${now().toISOString()}'`,
			),
		).toBe(0);
		expect(await count('audit_entry', `at > '${now().toISOString()}'`)).toBe(0);
		const outside = await rows(sql`select c.id from contribution c join commitment p on p.id = c.commitment_id
			where c.happened_on not between p.starts_on - 31 and p.due_on + 31`);
		expect(outside).toEqual([]);
	});

	it('numbers are valid, words are lawful, and the accounts open', async () => {
		const numbers = (await distinct('cvr', 'organisation')).filter(Boolean);
		expect(numbers.filter((cvr) => readCvr(cvr) !== cvr)).toEqual([]);
		const texts = await rows(sql<{ title: string; text: string }>`select title, description as text from event
			union all select title, description from opportunity`);
		expect(texts.flatMap(({ title, text }) => checkWording(title, text))).toEqual([]);
		for (const { email, password } of demoAccounts) {
			const person = await db()
				.selectFrom('person')
				.select('passwordHash')
				.where('email', '=', email)
				.executeTakeFirst();
			expect(await passwordMatches(person?.passwordHash, password)).toBe(true);
		}
	});

	it('comes out the same every time', async () => {
		const other = await cloneDatabase();
		const slugs = sql<{ slug: string }>`select slug from organisation union all select slug from partnership
			union all select slug from commitment union all select slug from event union all select slug from opportunity order by 1`;
		try {
			await seedDemo(other.db);
			expect((await slugs.execute(other.db)).rows).toEqual(await rows(slugs));
		} finally {
			await other.drop();
		}
	}, 90_000);
});
