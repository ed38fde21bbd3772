/** Over any order of publishing, hiding, following and sending, each new thing is told once to each who follows it. */
import fc from 'fast-check';
import { afterAll, expect } from 'vitest';
import { sendDigests } from '#lib/alerts/digest/digest.server.ts';
import { periodOf, type Rhythm } from '#lib/alerts/alert.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { follows } from '../../../../tests/support/cast/alerts.ts';
import { makeEvent, organisation } from '../../../../tests/support/cast/events.ts';
import { test } from '../../../../tests/support/database.ts';
import { mailsTo } from '../../../../tests/support/mail/sent-mails.ts';

afterAll(() => setClock(null));

type Step =
	| { do: 'publish'; free: boolean }
	| { do: 'cancel'; which: number }
	| { do: 'follow'; search: '' | '?free=1'; rhythm: Rhythm }
	| { do: 'digest'; workers: 1 | 2 }
	| { do: 'wait'; hours: number };

const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ do: fc.constant('publish' as const), free: fc.boolean() }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), which: fc.nat(9) }) },
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('follow' as const),
			search: fc.constantFrom('' as const, '?free=1' as const),
			rhythm: fc.constantFrom('daily' as const, 'weekly' as const),
		}),
	},
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('digest' as const), workers: fc.constantFrom(1, 2) }) },
	{
		weight: 3,
		arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 5, max: 40 }) }),
	},
);

interface Thing {
	id: number;
	slug: string;
	free: boolean;
	at: number;
	cancelled: boolean;
}
interface Follower {
	email: string;
	free: boolean;
	rhythm: Rhythm;
	since: number;
	period: string;
	/** What they should have been told, in the mails that they should have got. */
	told: string[][];
	seen: Set<string>;
}

let runs = 0;
async function play(db: Database, steps: readonly Step[]): Promise<void> {
	const run = ++runs;
	await db.deleteFrom('event').execute();
	await db
		.updateTable('alert')
		.set({ endedAt: new Date(0) })
		.where('endedAt', 'is', null)
		.where('confirmedAt', 'is not', null)
		.execute();
	const { id: host } = await organisation(db, `vaert-${run}`);
	let time = Date.parse('2026-11-23T05:03:00Z') + run * 40 * 86_400_000;
	const move = (ms: number) => setClock(new Date((time += ms)));
	move(0);
	const things: Thing[] = [];
	const followers: Follower[] = [];
	for (const one of steps) {
		move(1000);
		if (one.do === 'wait') move(one.hours * 3_600_000);
		if (one.do === 'publish') {
			const made = await makeEvent(db, host, {
				priceKr: one.free ? 0 : 50,
				publishedAt: new Date(time),
				startsAt: new Date(time + 900 * 86_400_000),
			});
			things.push({ ...made, free: one.free, at: time, cancelled: false });
		}
		const thing = one.do === 'cancel' && things[one.which % (things.length || 1)];
		if (thing) {
			thing.cancelled = true;
			await db.updateTable('event').set({ state: 'cancelled' }).where('id', '=', thing.id).execute();
		}
		if (one.do === 'follow') {
			const email = `f${run}-${followers.length}@prove.example`;
			await follows(db, one.search, { email, rhythm: one.rhythm });
			const period = periodOf(one.rhythm, copenhagenDate(new Date(time)));
			const free = one.search !== '';
			followers.push({ email, free, rhythm: one.rhythm, since: time, period, told: [], seen: new Set() });
		}
		if (one.do === 'digest') {
			await Promise.all(Array.from({ length: one.workers }, () => sendDigests.handle(db, {})));
			for (const follower of followers) expectNext(follower, things, new Date(time));
		}
	}
	for (const { email, told } of followers) {
		const digests = (await mailsTo(db, email)).slice(1);
		const slugs = digests.map(({ text }) =>
			[...text.matchAll(/begivenheder\/(\S+)/g)].map(([, slug]) => slug ?? '').toSorted(),
		);
		expect(slugs).toEqual(told);
	}
}

/** What the plain rule says: at most one mail a period, with what was published since and never told, and stands. */
function expectNext(follower: Follower, things: readonly Thing[], now: Date): void {
	const period = periodOf(follower.rhythm, copenhagenDate(now));
	if (period <= follower.period) return;
	follower.period = period;
	const fresh = things.filter(
		({ slug, at, free }) => at > follower.since && (free || !follower.free) && !follower.seen.has(slug),
	);
	for (const { slug } of fresh) follower.seen.add(slug);
	const told = fresh.filter(({ cancelled }) => !cancelled).map(({ slug }) => slug);
	if (told.length) follower.told.push(told.toSorted());
}

test('each new thing is told once', async ({ db }) => {
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 22 }), (steps) => play(db, steps)),
		{ numRuns: 25 },
	);
}, 120_000);
