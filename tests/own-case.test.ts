/**
 * Nobody from the municipality decides the case of an organisation they are bound to. Every form that takes a municipal
 * role is listed in one of the two tables; a new one that is in neither fails here.
 */
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import { describe, expect } from 'vitest';
import type { Actor, MunicipalRole } from '#lib/accounts/actor.ts';
import { inviteColleague, setMunicipalRole } from '#lib/accounts/membership/administrators.server.ts';
import { appointOwner } from '#lib/accounts/membership/owners.server.ts';
import { acceptInvitation } from '#lib/accounts/membership/invitations.server.ts';
import { hashOfSecret } from '#lib/platform/secrets.server.ts';
import { decideOutcome, reportDelivered } from '#lib/commitments/closing/outcomes.server.ts';
import { accept, decline } from '#lib/commitments/writing/proposals.server.ts';
import {
	raiseObjection,
	reopenObjection,
	settleObjection,
	withdrawObjection,
} from '#lib/contributions/objections/objections.server.ts';
import { addContribution } from '#lib/contributions/contributions.server.ts';
import { addedMethod, methodFields, proposedMethod, toldTry } from './support/cast/methods.ts';
import {
	answeredOne,
	inDays as barrierDue,
	ownedOne,
	reads,
	received,
	shownOne,
	type Told,
} from './support/cast/dialogue/barriers.ts';
import { openOne, receivedPost } from './support/cast/dialogue/debates.ts';
import { commitmentBy, proposedBy } from './support/cast/commitments.ts';
import { joined, person, player, type Player } from './support/cast/people.ts';
import { undoVerified, verifyMany } from '#lib/contributions/ladder/many.server.ts';
import { retract } from '#lib/contributions/ladder/retraction.server.ts';
import { verify } from '#lib/contributions/ladder/verifications.server.ts';
import { lookAgain, sayDifferent } from '#lib/events/look-alikes/look-alikes.server.ts';
import { mergeEvents } from '#lib/events/merging/merging.server.ts';
import { makeEvent } from './support/cast/events.ts';
import { viewLists } from '#lib/casework/views/view.ts';
import { closeFlag, flag, reopenFlag } from '#lib/moderation/flags/flags.server.ts';
import { lastTakedown } from '#lib/moderation/takedowns/takedown-queries.server.ts';
import {
	appeal,
	decideTakedown,
	reopenTakedown,
	takeListingDown,
} from '#lib/moderation/takedowns/takedowns.server.ts';
import {
	addSource,
	answerBarrier,
	followUp,
	giveToOwner,
	removeSource,
} from '#lib/dialogue/desk/answering.server.ts';
import { appealPost } from '#lib/dialogue/debates/posts/by-link.server.ts';
import {
	decidePost,
	reopenPost,
	showPost,
	takePostDown,
} from '#lib/dialogue/debates/posts/moderating.server.ts';
import { linkBarrier, unlinkBarrier } from '#lib/dialogue/desk/linking.server.ts';
import {
	decideBarrier,
	mergeBarrier,
	reopenBarrier,
	showBarrier,
	takeBarrierDown,
} from '#lib/dialogue/desk/reading.server.ts';
import {
	declineMethod,
	declineReport,
	saveMethod,
	showMethod,
	showReport,
} from '#lib/guide/methods/deciding.server.ts';
import { appealAgainst } from '#lib/dialogue/voices/voices.server.ts';
import { putBack, takeDown } from '#lib/matching/postings/postings.server.ts';
import { closeListing, decideCase } from '#lib/organisations/application/approval.server.ts';
import {
	lookAgain as lookAtTwoAgain,
	sayDifferent as sayTwo,
} from '#lib/organisations/doubles/doubles.server.ts';
import { mergeOrganisations } from '#lib/organisations/merging/merging.server.ts';
import type { ReviewOutcome } from '#lib/organisations/organisation.ts';
import { putPictureBack, takePictureDown } from '#lib/organisations/files/picture-moderation.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { gates } from '../src/gates.ts';
import { test } from './support/database.ts';
import { consequences } from '../src/consequences.server.ts';

type Attempt = (actor: Actor) => Promise<unknown>;
/** Brings the organisation's case up. @returns how somebody from the municipality decides it */
type Arrange = (db: Database, org: Player) => Promise<Attempt>;

const city = '/(municipality)/municipality';

const inState =
	(state: OrganisationState, outcome: ReviewOutcome): Arrange =>
	async (db, org) => {
		await db.updateTable('organisation').set({ state }).where('id', '=', org.id).execute();
		return (actor) =>
			decideCase(db, actor, org.slug, { outcome, reason: 'Vi har set på sagen.' }, consequences);
	};

/** The organisation has reported on its commitment. @returns the report's id, and the commitment's slug */
async function reported(db: Database, org: Player, counterpart?: Player) {
	const commitment = await commitmentBy(db, org, { counterpart });
	await addContribution(db, org.as('reporter'), org.id, {
		commitment: commitment.id,
		amount: 10,
		happenedOn: copenhagenDate(new Date()),
		note: '',
	});
	const { id } = await db
		.selectFrom('contribution')
		.select('id')
		.where('commitmentId', '=', commitment.id)
		.executeTakeFirstOrThrow();
	return { contribution: id, commitment: commitment.slug };
}

async function objected(db: Database, org: Player): Promise<number> {
	const { contribution } = await reported(db, org);
	const colleague = await person(db, 'consultant');
	await raiseObjection(db, colleague, { contribution, organisationId: null, reason: 'Tallet er for stort.' });
	return contribution;
}

async function posted(db: Database, org: Player): Promise<string> {
	const { slug } = await db
		.insertInto('posting')
		.values({
			slug: `opslag-${org.id}`,
			organisationId: org.id,
			side: 'need',
			kind: 'mentoring',
			title: 'Vi mangler mentorer',
			goal: '2011-2014/goal-1',
			quantity: 4,
			state: 'published',
			startsOn: '2026-01-01',
			endsOn: '2030-01-01',
			publishedAt: new Date(),
		})
		.returning('slug')
		.executeTakeFirstOrThrow();
	return slug;
}

async function pictured(db: Database, org: Player): Promise<number> {
	const sha256 = 'ab12'.repeat(16);
	const { id } = await db
		.insertInto('image')
		.values({ organisationId: org.id, fileKey: `${sha256}.webp`, sha256, width: 1, height: 1, bytes: 1 })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

const verified: Arrange = async (db, org) => {
	const { contribution } = await reported(db, org);
	return (actor) => verify(db, actor, { contribution, level: 3, note: '' });
};

const coming = (db: Database, { id }: Player) =>
	makeEvent(db, id, { startsAt: new Date('2030-01-01T10:00Z') });

const said = { reason: 'spam', words: '', email: null } as const;
const down = { reason: 'spam', words: 'Hører ikke til her.' } as const;

/** The organisation has told of a barrier, which stands as it was made. */
const toldBy =
	(
		make: (db: Database, actor: Actor) => Promise<Told>,
		attempt: (db: Database, actor: Actor, slug: string) => Promise<unknown>,
	): Arrange =>
	async (db, org) => {
		const { slug } = await make(db, await person(db, 'consultant'));
		await db.updateTable('barrier').set({ organisationId: org.id }).where('slug', '=', slug).execute();
		return (actor) => attempt(db, actor, slug);
	};
const isDown = async (db: Database, actor: Actor): Promise<Told> => {
	const told = await received(db);
	await takeBarrierDown(db, actor, told.slug, down);
	return told;
};
const barrierCases: Record<string, Arrange> = {
	show: toldBy(
		(db) => received(db),
		(db, actor, slug) => showBarrier(db, actor, slug, reads(), null),
	),
	down: toldBy(
		(db) => received(db),
		(db, actor, slug) => takeBarrierDown(db, actor, slug, down),
	),
	decide: toldBy(isDown, (db, actor, slug) =>
		decideBarrier(db, actor, slug, { decision: 'restored', words: 'Den er oppe igen.' }),
	),
	reopen: toldBy(
		async (db, actor) => {
			const told = await isDown(db, actor);
			await appealAgainst(db, told.secret, 'Det er en fejl.');
			const decision = { decision: 'upheld', words: 'Nej' } as const;
			await decideBarrier(db, await person(db, 'moderator'), told.slug, decision);
			return told;
		},
		(db, actor, slug) => reopenBarrier(db, actor, slug, { words: 'En fejl' }),
	),
	merge: toldBy(
		(db) => received(db),
		async (db, actor, slug) => {
			const other = await shownOne(db, await person(db, 'consultant'), { title: 'En helt anden' });
			return mergeBarrier(db, actor, slug, other.slug);
		},
	),
	own: toldBy(shownOne, (db, actor, slug) =>
		giveToOwner(db, actor, slug, { committee: null, unit: 'Borgerservice', answerDueOn: barrierDue(20) }),
	),
	answer: toldBy(ownedOne, (db, actor, slug) => answerBarrier(db, actor, slug, { words: 'Ja, fra i dag.' })),
	followUp: toldBy(answeredOne, (db, actor, slug) => followUp(db, actor, slug, { words: 'Den er væk.' })),
	addSource: toldBy(shownOne, (db, actor, slug) =>
		addSource(db, actor, slug, { source: 'En rapport', sourceUrl: null }),
	),
	removeSource: toldBy(
		(db, actor) => shownOne(db, actor, { source: 'En rapport' }),
		async (db, actor, slug) => {
			const { id } = await db.selectFrom('barrierSource').select('id').executeTakeFirstOrThrow();
			return removeSource(db, actor, slug, id);
		},
	),
	link: toldBy(shownOne, async (db, actor, slug) => {
		const { slug: promise } = await commitmentBy(db, await player(db, 'school'), {});
		return linkBarrier(db, actor, slug, `/loefter/${promise}`);
	}),
	unlink: toldBy(
		async (db, actor) => {
			const told = await shownOne(db, actor);
			const { slug: promise } = await commitmentBy(db, await player(db, 'school'), {});
			await linkBarrier(db, actor, told.slug, `/loefter/${promise}`);
			return told;
		},
		async (db, actor, slug) => {
			const { id } = await db.selectFrom('barrierLink').select('id').executeTakeFirstOrThrow();
			return unlinkBarrier(db, actor, slug, id);
		},
	),
};

/** The organisation has written a post in a debate. */
const postedBy =
	(
		make: (db: Database, debate: string) => Promise<{ slug: string }>,
		attempt: (db: Database, actor: Actor, slug: string) => Promise<unknown>,
	): Arrange =>
	async (db, org) => {
		const { slug } = await make(db, await openOne(db, await person(db, 'consultant')));
		const writtenBy = (await person(db)).person.id;
		await db
			.updateTable('debatePost')
			.set({ organisationId: org.id, writtenBy })
			.where('slug', '=', slug)
			.execute();
		return (actor) => attempt(db, actor, slug);
	};

const methodOf =
	(attempt: (db: Database, actor: Actor, slug: string) => Promise<unknown>): Arrange =>
	async (db, org) => {
		const slug = await proposedMethod(db, org);
		return (actor) => attempt(db, actor, slug);
	};
const tryOf =
	(attempt: (db: Database, actor: Actor, id: number) => Promise<unknown>): Arrange =>
	async (db, org) => {
		const id = await toldTry(db, org, await addedMethod(db, await person(db, 'editor')));
		return (actor) => attempt(db, actor, id);
	};
const mend = { reason: 'Skriv trinene ud.' };
const methodCases: Record<string, Arrange> = {
	'[method] save': methodOf((db, actor, slug) => saveMethod(db, actor, slug, methodFields(), null)),
	'[method] show': methodOf((db, actor, slug) => showMethod(db, actor, slug, methodFields(), null)),
	'[method] decline': methodOf((db, actor, slug) => declineMethod(db, actor, slug, mend)),
	'tried/[tried] show': tryOf((db, actor, id) => showReport(db, actor, id)),
	'tried/[tried] decline': tryOf((db, actor, id) => declineReport(db, actor, id, mend)),
};

const cases: Record<string, Arrange> = {
	[`${city}/debates/posts/[post] show`]: postedBy(receivedPost, showPost),
	[`${city}/debates/posts/[post] down`]: postedBy(receivedPost, (db, actor, slug) =>
		takePostDown(db, actor, slug, down),
	),
	[`${city}/debates/posts/[post] decide`]: postedBy(
		async (db, debate) => {
			const posted = await receivedPost(db, debate);
			await takePostDown(db, await person(db, 'consultant'), posted.slug, down);
			return posted;
		},
		(db, actor, slug) => decidePost(db, actor, slug, { decision: 'restored', words: 'Den er oppe igen.' }),
	),
	[`${city}/debates/posts/[post] reopen`]: postedBy(
		async (db, debate) => {
			const posted = await receivedPost(db, debate);
			await takePostDown(db, await person(db, 'consultant'), posted.slug, down);
			await appealPost(db, posted.secret, 'Det er en fejl.');
			const decision = { decision: 'upheld', words: 'Nej' } as const;
			await decidePost(db, await person(db, 'moderator'), posted.slug, decision);
			return posted;
		},
		(db, actor, slug) => reopenPost(db, actor, slug, { words: 'En fejl' }),
	),
	...Object.fromEntries(
		Object.entries(methodCases).map(([action, arrange]) => [`${city}/methods/${action}`, arrange]),
	),
	...Object.fromEntries(
		Object.entries(barrierCases).map(([action, arrange]) => [
			`${city}/barriers/[barrier] ${action}`,
			arrange,
		]),
	),
	[`${city}/approvals/[organisation] approve`]: inState('waiting', 'approved'),
	[`${city}/approvals/[organisation] decline`]: inState('waiting', 'declined'),
	[`${city}/approvals/[organisation] changes`]: inState('waiting', 'changes_requested'),
	[`${city}/approvals/[organisation] suspend`]: inState('approved', 'suspended'),
	[`${city}/approvals/[organisation] reinstate`]: inState('suspended', 'reinstated'),
	[`${city}/approvals/[organisation] reopen`]: inState('declined', 'reopened'),
	[`${city}/approvals/[organisation] close`]: inState('approved', 'closed'),
	[`${city}/approvals/[organisation] unlist`]: async (db, org) => {
		const listed = await player(db, 'business', { state: 'listed', signed: false });
		return (actor) => closeListing(db, actor, { applicant: org.slug, listed: listed.slug });
	},
	[`${city}/approvals/[organisation] appoint`]: async (db, org) => {
		await db.updateTable('membership').set({ role: 'editor' }).where('role', '=', 'owner').execute();
		const about = { id: org.id, name: org.name, stateChangedAt: new Date('2026-01-01') };
		return (actor) => appointOwner(db, actor, about, 'ny-ejer@prove.example');
	},
	[`${city}/commitments accept`]: async (db, org) => {
		const slug = await proposedBy(db, org);
		return (actor) => accept(db, actor, slug);
	},
	[`${city}/commitments decline`]: async (db, org) => {
		const slug = await proposedBy(db, org);
		return (actor) => decline(db, actor, slug, 'Det kan I ikke love.');
	},
	[`${city}/commitments/[commitment] default`]: async (db, org) => {
		const { commitment: slug } = await reported(db, org);
		await reportDelivered(db, org.as('reporter'), slug, { organisationId: org.id, word: 'Vi er færdige.' });
		return (actor) => decideOutcome(db, actor, slug, { answer: 'delivered', note: '', as: 'municipality' });
	},
	[`${city}/contributions verify`]: verified,
	[`${city}/contributions verifyMany`]: async (db, org) => {
		const { contribution } = await reported(db, org);
		return (actor) => verifyMany(db, actor, { contributions: [contribution], level: 3, note: 'Set' });
	},
	[`${city}/contributions undo`]: async (db, org) => {
		const { contribution } = await reported(db, org);
		return async (actor) => {
			// Whoever is bound could not confirm it either.
			await verifyMany(db, actor, { contributions: [contribution], level: 3, note: 'Set' }).catch(() => {});
			return undoVerified(db, actor, { contributions: [contribution] });
		};
	},
	[`${city}/contributions/[contribution] verify`]: verified,
	[`${city}/contributions/[contribution] retract`]: async (db, org) => {
		const { contribution } = await reported(db, org);
		await verify(db, await person(db, 'consultant'), { contribution, level: 3, note: 'Set' });
		return (actor) => retract(db, actor, { contribution, level: 3, organisationId: null, reason: 'Forkert' });
	},
	[`${city}/contributions/[contribution] object`]: async (db, org) => {
		const { contribution } = await reported(db, org);
		return (actor) =>
			raiseObjection(db, actor, { contribution, organisationId: null, reason: 'Det er ikke sket.' });
	},
	[`${city}/contributions/[contribution] withdraw`]: async (db, org) => {
		const contribution = await objected(db, org);
		return (actor) => withdrawObjection(db, actor, { contribution, organisationId: null });
	},
	[`${city}/contributions/[contribution] settle`]: async (db, org) => {
		const contribution = await objected(db, org);
		return (actor) => settleObjection(db, actor, { contribution, resolution: 'stands', note: 'Det passer.' });
	},
	[`${city}/contributions/[contribution] reopen`]: async (db, org) => {
		const contribution = await objected(db, org);
		const colleague = await person(db, 'consultant');
		await settleObjection(db, colleague, { contribution, resolution: 'rejected', note: 'Det passer ikke.' });
		return (actor) => reopenObjection(db, actor, { contribution, why: 'Det gjorde det.' });
	},
	[`${city}/duplicates merge`]: async (db, org) => {
		const [from, into] = [await coming(db, org), await coming(db, org)];
		return (actor) => mergeEvents(db, actor, { from: from.slug, into: into.slug });
	},
	[`${city}/duplicates different`]: async (db, org) => {
		const [event, other] = [await coming(db, org), await coming(db, org)];
		return (actor) => sayDifferent(db, actor, { event: event.id, other: other.id });
	},
	[`${city}/duplicates again`]: async (db, org) => {
		const [event, other] = [await coming(db, org), await coming(db, org)];
		return (actor) => lookAgain(db, actor, { event: event.id, other: other.id });
	},
	[`${city}/duplicates/partners different`]: async (db, org) => {
		const two = { one: org.id, other: (await player(db)).id };
		return (actor) => sayTwo(db, actor, two);
	},
	[`${city}/duplicates/partners again`]: async (db, org) => {
		const two = { one: org.id, other: (await player(db)).id };
		return (actor) => lookAtTwoAgain(db, actor, two);
	},
	[`${city}/partners/[organisation]/merge merge`]: async (db, org) => {
		const other = await player(db);
		const merge = { from: org.slug, into: other.slug, reason: 'Det er den samme.' };
		return (actor) => mergeOrganisations(db, actor, merge);
	},
	[`${city}/flags close`]: async (db, org) => {
		await flag(db, { kind: 'partners', slug: org.slug }, said, { clientAddress: '::1' });
		const { id } = await db.selectFrom('flag').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow();
		return (actor) => closeFlag(db, actor, { flag: id, outcome: 'put_right', note: '' });
	},
	[`${city}/flags reopen`]: async (db, org) => {
		await flag(db, { kind: 'partners', slug: org.slug }, said, { clientAddress: '::1' });
		const { id } = await db.selectFrom('flag').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow();
		return (actor) => reopenFlag(db, actor, { flag: id });
	},
	[`${city}/takedowns decide`]: async (db, org) => {
		const { slug, id } = await coming(db, org);
		await takeListingDown(db, await person(db, 'moderator'), { kind: 'events', slug }, down);
		const takedown = (await lastTakedown(db, { kind: 'events', id }))!.id;
		return (actor) => decideTakedown(db, actor, { takedown, decision: 'restored', words: 'En fejl' });
	},
	[`${city}/takedowns reopen`]: async (db, org) => {
		const { slug, id } = await coming(db, org);
		const about = { kind: 'events', slug } as const;
		await takeListingDown(db, await person(db, 'moderator'), about, down);
		await appeal(db, org.as('editor'), org.slug, about, 'Det er en fejl.');
		const takedown = (await lastTakedown(db, { kind: 'events', id }))!.id;
		const decision = { takedown, decision: 'upheld', words: 'Nej' } as const;
		await decideTakedown(db, await person(db, 'moderator'), decision);
		return (actor) => reopenTakedown(db, actor, { takedown, words: 'En fejl' });
	},
	[`${city}/takedowns/[kind]/[thing] default`]: async (db, org) => {
		const { slug } = await coming(db, org);
		return (actor) => takeListingDown(db, actor, { kind: 'events', slug }, down);
	},
	[`${city}/needs down`]: async (db, org) => {
		const slug = await posted(db, org);
		return (actor) => takeDown(db, actor, slug, 'Hører ikke til her.');
	},
	[`${city}/needs back`]: async (db, org) => {
		const slug = await posted(db, org);
		await takeDown(db, await person(db, 'moderator'), slug, 'Hører ikke til her.');
		return (actor) => putBack(db, actor, slug);
	},
	[`${city}/pictures down`]: async (db, org) => {
		const id = await pictured(db, org);
		return (actor) => takePictureDown(db, actor, id, 'Hører ikke til her.');
	},
	[`${city}/pictures back`]: async (db, org) => {
		const id = await pictured(db, org);
		await takePictureDown(db, await person(db, 'moderator'), id, 'Hører ikke til her.');
		return (actor) => putPictureBack(db, actor, id);
	},
};

/** About a person, not an organisation: there the rule is that nobody gives themselves a role. */
const aboutPeople = [`${city}/accounts invite`, `${city}/accounts role`];
/** The city's own figures: no organisation has a case in them, and four eyes hold them (decision 0078). */
const isOfFigures = (send: string) => send.startsWith(`${city}/followup/`);

/** The city's own day: no organisation has a case in it. */
const isOfConference = (send: string) => send.startsWith(`${city}/conference`);

/** The charter and the policy bind all alike, and four eyes hold their text (decisions 0089 and 0093). */
const isOfCharter = (send: string) =>
	['charter', 'policy'].some((binding) => send.startsWith(`${city}/${binding}`));
/** Seats are offered, a coordinator is named, what a forum decides is written down, and courses are held: nobody is judged. */
const isOfForums = (send: string) =>
	['forums', 'networks', 'courses'].some((list) => send.startsWith(`${city}/${list}`));
/** The same words for everybody. */
const isOfMails = (send: string) => send.startsWith(`${city}/mails`);
/** Who helps, who reads, and what nobody's organisation is named in: `equality.test.ts` says who may. */
const isOfEquality = (send: string) => send.startsWith(`${city}/equal-treatment`);
/** `types.test.ts` tries to decide what one's own organisation proposed. */
const isOfTypes = (send: string) => send.startsWith(`${city}/commitment-types`);
/** The city’s own words to its citizens name no organisation. */
const isOfGuide = (send: string) => send.startsWith(`${city}/welcome`);
/** Lists of organisations that nobody has joined yet. */
const isOfLists = (send: string) => send.startsWith(`${city}/partners/import`);
/** What the city asks and sums up itself; a post in it is somebody's case, and is tried above. */
const isOfDebates = (send: string) =>
	send.startsWith(`${city}/debates/new`) || send.startsWith(`${city}/debates/[debate]`);
/** `dormant.test.ts` tries to close one's own; to remind and to leave it open decides nothing. */
const ofDormant = ['close', 'remind', 'undo'].map((action) => `${city}/dormant ${action}`);

/** What is written down of a partner decides nothing. */
const inFiles = ['write', 'correct', 'done', 'reopen', 'case'].map(
	(action) => `${city}/partners/[organisation] ${action}`,
);
/** The same letter to everybody who was chosen. */
const toAll = [`${city}/reporting ask`, `${city}/letters/new begin`].concat(
	['change', 'send', 'discard'].map((action) => `${city}/letters/[letter] ${action}`),
);
/** The municipality's own card: nobody's case. */
const ofNobody = [`${city}/methods/new default`];
/** One's own views of a list. */
const ownViews = viewLists.flatMap((list) =>
	['saveView', 'showView', 'removeView'].map((action) => `${city}/${list} ${action}`),
);

const municipalSends = Object.entries(gates).flatMap(([route, { send }]) =>
	Object.entries(send ?? {})
		.filter(([, need]) => [need].flat().some((one) => one.startsWith('municipality:')))
		.map(([action]) => `${route} ${action}`),
);

const triedElsewhere = [
	isOfFigures,
	isOfCharter,
	isOfTypes,
	isOfGuide,
	isOfLists,
	isOfMails,
	isOfEquality,
	isOfDebates,
	isOfForums,
	isOfConference,
];

test('every form that takes a municipal role is tried here', () => {
	expect(
		Object.keys(cases).concat(aboutPeople, inFiles, toAll, ofNobody, ownViews, ofDormant).toSorted(),
	).toEqual(municipalSends.filter((send) => !triedElsewhere.some((is) => is(send))).toSorted());
});

/** What binds somebody to an organisation; each only in the database, as when it came about after they signed in. */
const ties: Record<string, (db: Database, org: Player, actor: Actor) => Promise<unknown>> = {
	'a member': (db, org, actor) => joined(db, actor, org, 'reader'),
	'a member who has left since it came up': async (db, org, actor) => {
		await joined(db, actor, org, 'reader');
		await db.deleteFrom('membership').where('personId', '=', actor.person!.id).execute();
	},
	'the one who registered it': (db, org, actor) =>
		db.updateTable('organisation').set({ createdBy: actor.person!.id }).where('id', '=', org.id).execute(),
	'a member of another unit of it': async (db, org, actor) => {
		const unit = await player(db, 'business', { parentId: org.id });
		await joined(db, actor, unit, 'reader');
	},
};

const refused = (code: string) => ({ name: 'Refused', code });

test.for(Object.entries(cases))(
	'%s: not for those who are bound, and for a colleague',
	async ([, arrange], { db }) => {
		for (const [name, bind] of Object.entries(ties)) {
			const org = await player(db);
			const decide = await arrange(db, org);
			const bound = await person(db, 'consultant');
			await bind(db, org, bound);
			await expect(decide(bound), name).rejects.toMatchObject(refused('own_case'));
			await decide(await person(db, 'consultant'));
		}
	},
);

test('somebody who left before the case came up is not bound by it', async ({ db }) => {
	const org = await player(db);
	const bound = await person(db, 'consultant');
	await ties['a member who has left since it came up']!(db, org, bound);
	const slug = await proposedBy(db, org);
	await accept(db, bound, slug);
});

test('an objection is not settled by the side that raised it', async ({ db }) => {
	const [org, other] = [await player(db), await player(db)];
	const { contribution } = await reported(db, org, other);
	await raiseObjection(db, other.as('reporter'), { contribution, organisationId: other.id, reason: 'Nej.' });
	const bound = await person(db, 'consultant');
	await joined(db, bound, other, 'reader');
	const settle = (actor: Actor) =>
		settleObjection(db, actor, { contribution, resolution: 'rejected', note: 'Det var for meget.' });
	await expect(settle(bound)).rejects.toMatchObject(refused('own_case'));
	await settle(await person(db, 'consultant'));
});

test('the one who becomes a member meanwhile is heard first, or does not decide', async ({ db }) => {
	const org = await player(db);
	await db.updateTable('organisation').set({ state: 'waiting' }).where('id', '=', org.id).execute();
	const bound = await person(db, 'consultant');
	const secret = 'en-hemmelighed';
	await db
		.insertInto('link')
		.values({
			kind: 'invitation',
			secretHash: hashOfSecret(secret),
			email: bound.person!.email,
			organisationId: org.id,
			role: 'editor',
			expiresAt: new Date(Date.now() + 86_400_000),
		})
		.execute();
	let decided: Promise<unknown> | undefined;
	await db.transaction().execute(async (trx) => {
		await trx.selectFrom('organisation').select('id').where('id', '=', org.id).forNoKeyUpdate().execute();
		await joined(trx as unknown as Database, bound, org, 'reader');
		decided = decideCase(db, bound, org.slug, { outcome: 'approved', reason: '' }, consequences).catch(
			(refusal: unknown) => refusal,
		);
		await new Promise((settle) => setTimeout(settle, 200));
	});
	expect(await decided).toMatchObject(refused('own_case'));
	await expect(acceptInvitation(db, bound, secret)).resolves.toBe(org.slug);
});

describe('the database says the same', () => {
	const violates = { constraint_name: 'not_own_case' };

	test('of every decision that is written without asking', async ({ db }) => {
		const org = await player(db);
		const { contribution: contributionId, commitment } = await reported(db, org);
		const proposal = await proposedBy(db, org);
		const posting = await posted(db, org);
		await reportDelivered(db, org.as('reporter'), commitment, { organisationId: org.id, word: 'Færdig.' });
		const bound = await person(db, 'consultant');
		await db
			.updateTable('organisation')
			.set({ createdBy: bound.person!.id })
			.where('id', '=', org.id)
			.execute();
		const by = bound.person!.id;
		const at = new Date();
		const tries = [
			db
				.insertInto('organisationReview')
				.values({ organisationId: org.id, outcome: 'suspended', reviewedBy: by }),
			db
				.updateTable('organisation')
				.set({ state: 'suspended', stateChangedAt: at, stateChangedBy: by })
				.where('id', '=', org.id),
			db
				.updateTable('commitment')
				.set({ state: 'active', stateChangedAt: at, stateChangedBy: by, acceptedAt: at })
				.where('slug', '=', proposal),
			db.insertInto('verification').values({ contributionId, level: 3, personId: by }),
			db.insertInto('objection').values({ contributionId, personId: by, reason: 'Nej, det passer ikke.' }),
			db.updateTable('closing').set({ outcome: 'delivered', decidedBy: by, decidedAt: at }),
			db
				.updateTable('posting')
				.set({ state: 'closed', closedByMunicipality: true, stateReason: 'Nej', stateChangedBy: by })
				.where('slug', '=', posting),
		];
		for (const attempt of tries) await expect(attempt.execute()).rejects.toMatchObject(violates);
		const open = { contributionId, personId: null, reason: 'Det passer ikke.' };
		await db.insertInto('objection').values(open).execute();
		for (const resolution of ['stands', 'withdrawn'] as const) {
			const settled = db.updateTable('objection').set({ resolution, resolvedAt: at, resolvedBy: by });
			await expect(settled.execute()).rejects.toMatchObject(violates);
		}
	});

	test('of roles that somebody gives themselves', async ({ db }) => {
		const { person: administrator } = await person(db, 'administrator');
		const given = db
			.updateTable('person')
			.set({ municipalRole: 'auditor', municipalRoleGivenBy: administrator!.id })
			.where('id', '=', administrator!.id);
		await expect(given.execute()).rejects.toMatchObject({ constraint_name: 'municipal_role_from_another' });
	});
});

describe('a municipal role', () => {
	const roles: readonly MunicipalRole[] = ['administrator', 'consultant', 'auditor'];

	test('is given by somebody else; one may lay one’s own down', async ({ db }) => {
		const [karen, per] = [await person(db, 'administrator'), await person(db, 'administrator')];
		const { id, name, email } = karen.person!;
		for (const role of roles) {
			await expect(setMunicipalRole(db, karen, id, role)).rejects.toMatchObject(refused('own_role'));
			await expect(inviteColleague(db, karen, { name, email, role })).rejects.toMatchObject(
				refused('own_role'),
			);
		}
		await setMunicipalRole(db, per, id, 'consultant');
		await expect(setMunicipalRole(db, per, per.person!.id, null)).rejects.toMatchObject(
			refused('last_administrator'),
		);
		await setMunicipalRole(db, per, id, 'administrator');
		await setMunicipalRole(db, karen, id, null);
		await expect(setMunicipalRole(db, per, per.person!.id, null)).rejects.toMatchObject(
			refused('last_administrator'),
		);
	});
});
