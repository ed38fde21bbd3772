import { afterAll, beforeAll, describe, expect } from 'vitest';
import { municipalityMay, type MunicipalAbility } from '#lib/accounts/access.ts';
import { municipalRoles } from '#lib/accounts/actor.ts';
import { cityDesk } from '#lib/contributions/desk.server.ts';
import { appealPost } from '#lib/dialogue/debates/posts/by-link.server.ts';
import { takePostDown } from '#lib/dialogue/debates/posts/moderating.server.ts';
import { takeBarrierDown } from '#lib/dialogue/desk/reading.server.ts';
import { appealAgainst, sayVerdict } from '#lib/dialogue/voices/voices.server.ts';
import { waitingByPage } from '#lib/municipality/queues.server.ts';
import type { QueueName } from '#lib/municipality/queues.ts';
import type { WorkKind } from '#lib/municipality/worklist/worklist.ts';
import { worklist } from '#lib/municipality/worklist/worklist.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import { addedMethod, proposedMethod, toldTry } from '../../../../tests/support/cast/methods.ts';
import { makeOrganisation, person, player } from '../../../../tests/support/cast/people.ts';
import {
	answeredOne,
	ownedOne,
	received,
	shownOne,
} from '../../../../tests/support/cast/dialogue/barriers.ts';
import {
	closedOne,
	openOne,
	receivedPost,
	shownPost,
} from '../../../../tests/support/cast/dialogue/debates.ts';
import { proposedType } from '../../../../tests/support/cast/commitment-types.ts';
import { test } from '../../../../tests/support/database.ts';
import { city, now } from '../../../../tests/sweeps/one-of-each.ts';
import { daysBefore, workFor } from '../../../../tests/support/cast/worklist.ts';

beforeAll(() => setClock(now));
afterAll(() => setClock(null));

describe('the counts of the worklist', () => {
	const queues: [QueueName, Partial<Record<WorkKind, MunicipalAbility>>][] = [
		['approvals', { approval: 'decide' }],
		['commitments', { proposal: 'decide', closing: 'verify' }],
		['commitment-types', { type: 'administer' }],
		['flags', { flag: 'moderate' }],
		[
			'barriers',
			{
				barrier: 'moderate',
				unowned: 'decide',
				late: 'decide',
				unsolved: 'decide',
				barrier_appeal: 'moderate',
			},
		],
		['debates', { post: 'moderate', post_appeal: 'moderate', summary: 'decide' }],
		['methods', { method: 'casework', method_report: 'casework' }],
		['takedowns', { appeal: 'moderate' }],
		['duplicates', { duplicate: 'moderate' }],
		['duplicates/partners', { double: 'decide' }],
		['worklist', { stale: 'casework' }],
	];
	test('counts what the menu and the pages count, for whoever may act', async ({ db }) => {
		await city(db);
		await proposedType(db, null);
		const us = await player(db, 'association');
		await proposedMethod(db, us);
		await toldTry(db, us, await addedMethod(db, await person(db, 'editor')));
		await makeOrganisation(db, [], { lastConfirmedAt: daysBefore(366) });
		const karen = await person(db, 'consultant');
		setClock(daysBefore(40).toISOString());
		await ownedOne(db, karen);
		setClock(now);
		const told = await shownOne(db, karen, { email: 'omar@prove.example', title: 'Toget er fuldt' });
		await takeBarrierDown(db, karen, told.slug, { reason: 'other', words: 'Det er om en enkelt.' });
		await appealAgainst(db, told.secret, 'Det gælder mange.');
		const answered = await answeredOne(db, karen, {
			email: 'mia@prove.example',
			title: 'Bussen kører forbi',
		});
		await sayVerdict(db, answered.secret, 'unsolved');
		await shownOne(db, karen, { email: 'lise@prove.example', title: 'Der er ingen rampe' });
		await received(db, { email: 'ali@prove.example', title: 'Papirerne er kun på dansk' });
		await closedOne(db, karen);
		const debate = await openOne(db, karen);
		await receivedPost(db, debate);
		const hidden = await shownPost(db, karen, debate, { email: 'mei@prove.example' });
		await takePostDown(db, karen, hidden.slug, { reason: 'other', words: 'Det er om en enkelt.' });
		await appealPost(db, hidden.secret, 'Det gælder gården.');
		const seen = new Set<WorkKind>();
		for (const actor of [karen, ...(await Promise.all(municipalRoles.map((role) => person(db, role))))]) {
			const { waiting } = await worklist(db, actor, { kind: null }, { after: null, limit: 100 });
			const count = Object.fromEntries(waiting.map((one) => [one.kind, one.count])) as Record<
				WorkKind,
				number
			>;
			const menu = await waitingByPage(db, actor);
			for (const [queue, kinds] of queues) {
				const own = Object.entries(kinds).filter(([kind, ability]) =>
					[ability, ...(kind === 'closing' ? (['verify-own'] as const) : [])].some((one) =>
						municipalityMay(actor, one),
					),
				) as [WorkKind, MunicipalAbility][];
				for (const [kind] of own) if (count[kind]) seen.add(kind);
				expect(menu[`/municipality/${queue}`], `${actor.municipalRole}: ${queue}`).toBe(
					own.reduce((sum, [kind]) => sum + count[kind], 0),
				);
			}
			expect(count.objection).toBe((await cityDesk(db, actor, 'waiting')).objections.length);
		}
		expect([...seen].toSorted()).toEqual(queues.flatMap(([, kinds]) => Object.keys(kinds)).toSorted());
	});
	test('says how long each kind has waited: the middle one, and the oldest', async ({ db }) => {
		for (const waited of [1, 4, 20])
			await makeOrganisation(db, [], {
				state: 'waiting',
				name: `Venter ${waited}`,
				stateChangedAt: daysBefore(waited),
			});
		await makeOrganisation(db, [], { lastConfirmedAt: daysBefore(366), name: 'Ikke bekræftet' });
		await makeOrganisation(db, [], { lastConfirmedAt: daysBefore(364), name: 'Bekræftet' });
		const { waiting, items } = await workFor(db);
		expect(waiting.find(({ kind }) => kind === 'approval')).toEqual({
			kind: 'approval',
			count: 3,
			median: 4,
			oldest: 20,
			decided: { count: 0, median: 0 },
		});
		expect(items.map(({ title }) => title)).toEqual(['Ikke bekræftet', 'Venter 20', 'Venter 4', 'Venter 1']);
	});
});
