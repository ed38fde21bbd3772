/**
 * `npm run bench -- reporting`: the last evening. A hundred organisations save a draft and send their report within a
 * minute, while the public goes on reading. Every send is then recounted in the database: none lost, none doubled.
 */
import { halfYearAfter, writeHalfYear } from '#lib/i18n/periods.ts';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { latestWindow } from '#lib/organisations/standing/standing.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { fieldsOf } from '#lib/reporting/writing/input.ts';
import { logIn } from './member.ts';

const organisations = 100;
const commitmentsEach = 3;
const readsPerSecond = 20;
const goalMs = 300;
const latest = latestWindow(copenhagenDate(new Date())).halfYear;

interface Reporter {
	organisationId: number;
	slug: string;
	cookie: string;
	/** The number to report, by commitment. */
	amounts: Map<number, number>;
}

/** Signed partners that owe the latest report, each with three commitments and a member who is logged in. */
async function fillReporters(db: Database): Promise<Reporter[]> {
	await sql`insert into charter_version (number, texts, hash)
		select 1, texts, charter_hash(texts) from (values ('{"da": "Vi lover"}'::jsonb)) as one (texts)
		on conflict do nothing`.execute(db);
	await sql`insert into signature (organisation_id, charter_version_id, organisation_name, code, signer_name, signer_title, text_hash)
		select o.id, (select min(id) from charter_version), o.name, lpad(o.id::text, 4, '0') || '-0000', 'Maja Holm', 'Formand', repeat('a', 64)
		from organisation o where not exists (select from commitment c where c.organisation_id = o.id)
		order by o.id limit ${organisations}`.execute(db);
	await sql`update reporting_record set covered_until = ${halfYearAfter(latest, -1)}::date`.execute(db);
	const rows = await sql<{ id: number; slug: string }>`select o.id, o.slug from organisation o
		join reporting_record r on r.organisation_id = o.id order by o.id`.execute(db);
	const reporters: Reporter[] = [];
	for (const { id: organisationId, slug } of rows.rows) {
		const cookie = await logIn(db, organisationId, 'reporter');
		const added = await sql<{
			id: number;
		}>`insert into commitment (slug, organisation_id, type, title, goal,
				target, original_target, starts_on, due_on, state, accepted_at)
			select 'rapport-' || ${organisationId}::text || '-' || n, ${organisationId}, 'mentor-hours', 'Mentortid ' || n,
				'2011-2014/goal-1', 100, 100, ${latest}::date - 30, ${latest}::date + 300, 'active', now()
			from generate_series(1, ${commitmentsEach}) n returning id`.execute(db);
		const amounts = new Map(added.rows.map(({ id }, n) => [id, 1 + ((organisationId * 7 + n * 13) % 50)]));
		reporters.push({ organisationId, slug, cookie, amounts });
	}
	await sql`analyze`.execute(db);
	return reporters;
}

function formOf({ amounts }: Reporter, tab: string, save: number): FormData {
	const form = new FormData();
	const fields = { revision: '0', tab, save: String(save), story: 'Naboerne tog selv gryderne med.' };
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	for (const [id, amount] of amounts) {
		const names = fieldsOf(id);
		form.set(names.amount, String(amount));
		form.set(names.was, '');
		form.set(names.completion, '4');
		form.set(names.effects, '');
	}
	return form;
}

async function report(
	url: string,
	reporter: Reporter,
	took: { drafts: number[]; sends: number[] },
): Promise<boolean> {
	const half = writeHalfYear(latest);
	const tab = randomUUID();
	const post = async (path: string, save: number, times: number[]) => {
		const began = performance.now();
		const response = await fetch(`${url}/min-organisation/${reporter.slug}/rapport${path}`, {
			method: 'POST',
			redirect: 'manual',
			headers: { cookie: reporter.cookie, origin: url, accept: 'text/html' },
			body: formOf(reporter, tab, save),
		});
		await response.arrayBuffer();
		times.push(performance.now() - began);
		return response.status;
	};
	const saved = await post(`/kladde?half=${half}`, 1, took.drafts);
	await pause(200 + Math.random() * 1500);
	// Every fifth clicks twice.
	const clicks = reporter.organisationId % 5 === 0 ? 2 : 1;
	const sent = await Promise.all(
		Array.from({ length: clicks }, () => post(`?/send&half=${half}`, 2, took.sends)),
	);
	return saved === 200 && sent.every((status) => status === 303);
}

const quantile = (times: readonly number[], share: number) =>
	times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

/** Runs the evening against a server. @throws when something is lost, doubled or refused */
export async function benchReporting(db: Database, url: string, seconds: number): Promise<void> {
	const reporters = await fillReporters(db);
	const took = { drafts: [] as number[], sends: [] as number[], reads: [] as number[] };
	let reading = true;
	const pages = ['/oplev', '/partnere', '/', '/loefter'];
	const readers = (async () => {
		const open: Promise<void>[] = [];
		for (let n = 0; reading; n++) {
			const began = performance.now();
			const read = fetch(url + pages[n % pages.length]!).then(async (response) => {
				await response.arrayBuffer();
				took.reads.push(performance.now() - began);
			});
			open.push(read);
			await pause(1000 / readsPerSecond);
		}
		await Promise.all(open);
	})();
	const outcomes = await Promise.all(
		reporters.map(async (reporter) => {
			await pause(Math.random() * (seconds - 3) * 1000);
			return report(url, reporter, took);
		}),
	);
	reading = false;
	await readers;

	const { rows } = await sql<{
		commitmentId: number;
		amount: number;
		contributions: number;
		delivered: number;
	}>`
		select c.id as "commitmentId", coalesce(sum(x.amount), 0) as amount, count(x.id)::int as contributions, t.delivered
		from commitment c join commitment_total t on t.commitment_id = c.id
		left join contribution x on x.commitment_id = c.id and x.counts
		where c.slug like 'rapport-%' group by c.id, t.delivered`.execute(db);
	const expected = new Map(reporters.flatMap(({ amounts }) => [...amounts]));
	const acknowledged = new Set(
		reporters.flatMap(({ amounts }, n) => (outcomes[n] ? [...amounts.keys()] : [])),
	);
	const lost = rows.filter(
		(row) => acknowledged.has(row.commitmentId) && Number(row.amount) < expected.get(row.commitmentId)!,
	).length;
	const doubled = rows.filter(
		(row) => row.contributions > 1 || Number(row.amount) > expected.get(row.commitmentId)!,
	).length;
	const wrongTotals = rows.filter((row) => Number(row.delivered) !== Number(row.amount)).length;
	const versions = await sql<{ n: number }>`select count(*)::int as n from report_version`.execute(db);
	const refused = outcomes.filter((fine) => !fine).length;
	const line = (name: string, times: number[]) =>
		`${name.padEnd(8)} ${String(times.length).padStart(5)}  p50 ${quantile(times, 0.5).toFixed(0)} ms  p95 ${quantile(times, 0.95).toFixed(0)} ms  p99 ${quantile(times, 0.99).toFixed(0)} ms`;
	console.log(
		`${reporters.length} organisations report within ${seconds} s beside ${readsPerSecond} reads a second`,
	);
	console.log(line('drafts', took.drafts));
	console.log(`${line('sends', took.sends)}  (goal: p95 below ${goalMs})`);
	console.log(line('reads', took.reads));
	console.log(
		`recounted: ${rows.length} promises, ${versions.rows[0]?.n} versions · lost ${lost} · doubled ${doubled} · wrong totals ${wrongTotals} · refused ${refused}`,
	);
	if (lost || doubled || wrongTotals || refused || versions.rows[0]?.n !== reporters.length)
		throw new Error('reports were lost, doubled or refused');
	if (quantile(took.sends, 0.95) >= goalMs) process.exitCode = 1;
}
