/** One organisation with everything that it can have, and another that has dealt with it. */
import { newSecret } from '#lib/platform/secrets.server.ts';
import { addContribution } from '#lib/contributions/contributions.server.ts';
import { verify } from '#lib/contributions/ladder/verifications.server.ts';
import { createPartnership, updateParties, updateScope } from '#lib/partnerships/writing/drafts.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { draftBy, partnership, commitmentBy, proposedBy } from './commitments.ts';
import { player } from './people.ts';
import { posted } from './postings.ts';
import { makeEvent } from './events.ts';

/** The moment that its days are around. */
export const at = '2026-11-22T12:00:00Z';

export type World = Awaited<ReturnType<typeof world>>;

export async function world(db: Database) {
	const [us, them] = [await player(db, 'association'), await player(db, 'school')];
	const ours = await commitmentBy(db, us, { type: 'mentor-hours', target: 40, counterpart: them });
	const [theirs, objected, other] = [
		await commitmentBy(db, them, { type: 'mentor-hours', target: 40, counterpart: us }),
		await commitmentBy(db, them, { type: 'mentor-hours', target: 41, counterpart: us }),
		await commitmentBy(db, us, { target: 12 }),
	];
	const told = async (by: typeof us, commitment: number) => {
		const happenedOn = '2026-11-03';
		await addContribution(db, by.as('reporter'), by.id, { commitment, amount: 2, happenedOn, note: '' });
		return (await db.selectFrom('contribution').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow())
			.id;
	};
	const reports = {
		ours: await told(us, ours.id),
		toVerify: await told(them, theirs.id),
		toObject: await told(them, objected.id),
		byMail: await told(them, objected.id),
		toRetract: await told(them, theirs.id),
	};
	const confirmed = { contribution: reports.toRetract, level: 1, note: '', organisationId: us.id } as const;
	await verify(db, us.as('reporter'), confirmed);
	const together = await partnership(db, [us, them]);
	const ending = await partnership(db, [us, them], '2026-12-20');
	const draft = await createPartnership(db, us.as('editor'), us.slug, {
		title: 'Sammen om mere',
		purpose: 'Vi vil noget mere sammen',
		startsOn: '2026-12-01',
		endsOn: '2027-12-01',
	});
	const parties = { parties: [], add: [them.id], search: '', intent: 'add' };
	await updateParties(db, us.as('editor'), us.slug, draft, parties);
	await updateScope(db, us.as('editor'), us.slug, draft, { goals: ['2011-2014/goal-1'], districts: [3] });
	const owned = { organisationId: us.id, title: 'Fælles spisning', state: 'published' } as const;
	await makeEvent(db, us.id, {
		slug: 'holdt',
		...owned,
		publishedAt: new Date(at),
		startsAt: new Date('2026-11-20T17:00:00Z'),
	});
	await db
		.insertInto('opportunity')
		.values({
			...owned,
			slug: 'aaben',
			publishedAt: new Date(at),
			places: 3,
			deadlineOn: '2026-12-20',
			contactEmail: 'job@eksempel.dk',
		})
		.execute();
	const need = await posted(db, them, 'need');
	const offer = await posted(db, us, 'offer');
	const { id: document } = await db
		.insertInto('partnershipDocument')
		.values({
			partnershipId: together.id,
			organisationId: us.id,
			title: 'Referat',
			fileName: 'referat.pdf',
			fileKey: 'a.pdf',
			mediaType: 'application/pdf',
			bytes: 9,
			addedAt: new Date(at),
			addedBy: us.as('owner').person!.id,
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	const links = { confirm: newSecret(), right: newSecret() };
	const link = { createdAt: new Date(at), expiresAt: new Date('2026-12-01') };
	const personId = us.as('reporter').person!.id;
	await db
		.insertInto('link')
		.values({
			kind: 'confirm_contribution',
			contributionId: reports.byMail,
			organisationId: us.id,
			personId,
			secretHash: links.confirm.hash,
			...link,
		})
		.execute();
	await db
		.insertInto('link')
		.values({
			kind: 'still_right',
			organisationId: us.id,
			personId: us.as('editor').person!.id,
			secretHash: links.right.hash,
			...link,
		})
		.execute();
	return {
		db,
		us,
		them,
		ours: ours.slug,
		theirs: theirs.slug,
		other: other.slug,
		reports,
		draft,
		document,
		together: together.slug,
		ending: ending.slug,
		need,
		offer,
		links,
		commitment: ours.id,
		proposal: await draftBy(db, us, { target: 14 }),
		joint: await proposedBy(db, them, { partnership: together }),
	};
}
