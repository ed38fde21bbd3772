/**
 * The network of 2,000 partners: how long the job takes that works it out and lays it out, anew and after one new partnership,
 * how long its page takes on the server, and how long a browser takes from the page's first byte until it is drawn.
 */
import { randomBytes } from 'node:crypto';
import { chromium } from '@playwright/test';
import { sql } from 'kysely';
import { sessionHash } from '#lib/accounts/signing-in/session-store.server.ts';
import { redrawNetwork } from '#lib/municipality/network/redraw.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { findBrowser } from '../runtime/browser.ts';

const partners = 2000;
const rounds = 5;
/** The layout is drawn after this. */
export const mostDrawnMs = 1000;

/** Each is in a partnership or two: near ones mostly, some far away, so that there are parts and those who bind them together. */
async function tie(db: Database): Promise<void> {
	await sql`alter table partnership_party disable trigger user`.execute(db);
	await sql`alter table partnership disable trigger user`.execute(db);
	await sql`
		insert into partnership (slug, title, purpose, lead_organisation_id, starts_on, ends_on, state, activated_at)
		select 'partnerskab-' || n, 'Partnerskab nr. ' || n, 'Vi vil noget sammen', 1 + (n * 7) % ${partners}::int,
			current_date - 100, current_date + 300, 'active', now() from generate_series(1, 1300) n`.execute(db);
	await sql`
		insert into partnership_party (partnership_id, organisation_id, state, signer_name, signer_title, decided_at)
		select p.id, 1 + (p.lead_organisation_id - 1 + case when p.id % 9 = 0 then k * 331 else k * 3 end) % ${partners}::int,
			'signed', 'Maja Holm', 'Direktør', now()
		from partnership p, generate_series(0, 2) k on conflict do nothing`.execute(db);
	await sql`delete from event_organiser where organisation_id > ${partners}`.execute(db);
	await sql`alter table partnership enable trigger user`.execute(db);
	await sql`alter table partnership_party enable trigger user`.execute(db);
	await sql`analyze`.execute(db);
}

async function consultant(db: Database): Promise<string> {
	const { id } = await db
		.insertInto('person')
		.values({
			name: 'Karen Vestergaard',
			email: 'karen@example.org',
			emailConfirmedAt: new Date(),
			municipalRole: 'consultant',
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	const session = randomBytes(20).toString('hex');
	const expiresAt = new Date(Date.now() + 20 * 86_400_000);
	await db
		.insertInto('session')
		.values({ idHash: sessionHash(session), personId: id, expiresAt })
		.execute();
	return session;
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
	const from = performance.now();
	await work();
	return performance.now() - from;
};
const middle = (times: readonly number[]) =>
	times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

export async function benchNetwork(db: Database, origin: string) {
	await tie(db);
	const session = await consultant(db);
	const anew = await timed(() => redrawNetwork(db));
	await sql`delete from network_tie where (one_id, other_id) in (select one_id, other_id from network_tie limit 1)`.execute(
		db,
	);
	const later = await timed(() => redrawNetwork(db));
	const unchanged = await timed(() => redrawNetwork(db));
	const url = `${origin}/kommune/netvaerk`;
	const headers = { cookie: `session=${session}`, 'accept-encoding': 'gzip' };
	const served: number[] = [];
	for (let round = 0; round < rounds; round++)
		served.push(await timed(async () => (await fetch(url, { headers })).text()));
	const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
	try {
		const context = await browser.newContext({ viewport: { width: 1360, height: 900 } });
		await context.addCookies([{ name: 'session', value: session, url: origin }]);
		const page = await context.newPage();
		const drawn: number[] = [];
		for (let round = 0; round < rounds; round++) {
			await page.goto(url, { waitUntil: 'load' });
			drawn.push(
				await page.evaluate(
					() =>
						new Promise<number>((settle) => {
							// After the frame that has it.
							requestAnimationFrame(() =>
								requestAnimationFrame(() => {
									const [navigation] = performance.getEntriesByType(
										'navigation',
									) as PerformanceNavigationTiming[];
									settle(performance.now() - navigation!.responseStart);
								}),
							);
						}),
				),
			);
		}
		const shapes = await page.locator('svg use').count();
		return {
			anew,
			later,
			unchanged,
			first: served[0]!,
			served: middle(served),
			drawn: middle(drawn),
			shapes,
		};
	} finally {
		await browser.close();
	}
}
