/**
 * What a suspended, closed, declined or waiting organisation may do (docs/decisions/0012), past the gates of its desk:
 * tried for every module of verbs, and one that is not listed here fails.
 */
import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { invite } from '#lib/accounts/membership/invitations.server.ts';
import { changeRole } from '#lib/accounts/membership/members.server.ts';
import {
	stateAllows,
	type OrganisationAbility,
	type OrganisationState,
} from '#lib/accounts/organisation-states.ts';
import { hashOfSecret } from '#lib/platform/secrets.server.ts';
import * as amendments from '#lib/commitments/changing/amendments.server.ts';
import { confirmByLink } from '#lib/contributions/by-mail/confirmation-links.server.ts';
import { raiseObjection } from '#lib/contributions/objections/objections.server.ts';
import { addContribution } from '#lib/contributions/contributions.server.ts';
import { proposeType } from '#lib/commitments/types/proposing.server.ts';
import { startDraft } from '#lib/commitments/writing/drafts.server.ts';
import { addEvidence } from '#lib/contributions/evidence/evidence.server.ts';
import { addMilestone } from '#lib/commitments/milestones/milestones.server.ts';
import { withdraw } from '#lib/commitments/closing/outcomes.server.ts';
import { signJoint } from '#lib/commitments/joint/joint.server.ts';
import { propose } from '#lib/commitments/writing/proposals.server.ts';
import { startReplacement } from '#lib/commitments/changing/replacement.server.ts';
import { emptyTheory } from '#lib/commitments/theory/theory.ts';
import { saveTheory } from '#lib/commitments/theory/theory.server.ts';
import { retract } from '#lib/contributions/ladder/retraction.server.ts';
import { verify } from '#lib/contributions/ladder/verifications.server.ts';
import { takeCheck } from '#lib/equality/practice/practice.server.ts';
import { checkAnswers } from './support/cast/dialogue/experiences.ts';
import { checkIn } from '#lib/events/attendance/check-in.server.ts';
import { answerAsk } from '#lib/events/co-organisers/co-organisers.server.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import { createEvent } from '#lib/events/events.server.ts';
import { sendMessage } from '#lib/events/guests/messages.server.ts';
import { markHeld } from '#lib/events/held.server.ts';
import { methodFields } from './support/cast/methods.ts';
import { person } from './support/cast/people.ts';
import { appeal, takeListingDown } from '#lib/moderation/takedowns/takedowns.server.ts';
import { mergeEvents } from '#lib/events/merging/merging.server.ts';
import { changeOccurrences } from '#lib/events/series/change-occurrences.server.ts';
import { endSeries } from '#lib/events/series/end-occurrences.server.ts';
import { publishSeries } from '#lib/events/series/publishing.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { answerPart } from '#lib/events/parts/answering.server.ts';
import { chooseParts } from '#lib/events/parts/choosing.server.ts';
import { repeatEvent } from '#lib/events/series/series.server.ts';
import { uploadCalendar } from '#lib/importing/importing.server.ts';
import { proposeMatch } from '#lib/matching/matches/matches.server.ts';
import { mute } from '#lib/matching/suggestions/mutes.server.ts';
import { createPosting } from '#lib/matching/postings/postings.server.ts';
import { terms, usual } from './support/cast/postings.ts';
import { createCourse, publishCourse } from '#lib/networks/courses/courses.server.ts';
import { signUp } from '#lib/networks/courses/places.server.ts';
import { joinNetwork } from '#lib/networks/joining/joining.server.ts';
import { linked } from './support/cast/dialogue/forums.ts';
import { addDocument } from '#lib/networks/documents/documents.server.ts';
import { createBenefit } from '#lib/benefits/benefits.server.ts';
import { proposeMethod } from '#lib/guide/methods/proposing.server.ts';
import { createOpportunity } from '#lib/opportunities/opportunities.server.ts';
import { fillPlace } from '#lib/opportunities/placements.server.ts';
import { confirmEntry } from '#lib/organisations/application/application.server.ts';
import { addSite } from '#lib/organisations/sites/sites.server.ts';
import * as agreement from '#lib/partnerships/amendments/amendments.server.ts';
import { removeDocument } from '#lib/partnerships/log/documents.server.ts';
import { createPartnership } from '#lib/partnerships/writing/drafts.server.ts';
import { endPartnership } from '#lib/partnerships/ending/ending.server.ts';
import { callMeeting } from '#lib/partnerships/log/meetings.server.ts';
import { writeNote } from '#lib/partnerships/log/notes.server.ts';
import { partnershipBySlug } from '#lib/partnerships/partnership-queries.server.ts';
import { proposePartnership } from '#lib/partnerships/partnerships.server.ts';
import { renewPartnership } from '#lib/partnerships/ending/renewals.server.ts';
import { withdrawPledge } from '#lib/pledge/signatures.server.ts';
import { termsOf } from '#lib/partnerships/amendments/terms.ts';
import { setClock } from '#lib/platform/clock.ts';
import { extend } from '#lib/reporting/extensions.server.ts';
import { saveDraft } from '#lib/reporting/reports.server.ts';
import { confirmStillRight } from '#lib/reporting/still-right/still-right.server.ts';
import { withDatabase } from './support/database.ts';
import { draftCourse, openCourse, taught } from './support/cast/dialogue/courses.ts';
import { makeEvent } from './support/cast/events.ts';
import { at, world, type World } from './support/cast/world.ts';

const nothing = {
	description: '',
	contentLocale: 'da',
	commitment: null,
	categories: [],
	focusArea: null,
	wordingRead: true,
};
const online = { where: 'online', site: null, placeName: null, address: null, point: null };
const oneEvening = {
	...nothing,
	...online,
	title: 'Fælles spisning',
	onlineUrl: 'https://eksempel.dk',
	startsAt: new Date('2026-12-01T17:00:00Z'),
	endsAt: new Date('2026-12-01T19:00:00Z'),
	languages: ['da'],
	danishLevel: 'none',
	priceKr: 0,
	accessibility: [],
	childFriendly: false,
	capacity: null,
	signUp: 'none',
	signUpUrl: null,
	coOrganisers: [],
	imageKey: '',
	imageAlt: null,
};

/** A weekly series of theirs with its first date. */
async function weekly(db: World['db'], organisationId: number): Promise<{ template: string; date: string }> {
	const { id: seriesId } = await db
		.insertInto('eventSeries')
		.values({ organisationId, rule: 'FREQ=WEEKLY;COUNT=2' })
		.returning('id')
		.executeTakeFirstOrThrow();
	const [template, date] = [newSlug('skabelon'), newSlug('dato')];
	const event = {
		...{ organisationId, seriesId, title: 'Fælles spisning', onlineUrl: 'https://eksempel.dk' },
		...{ startsAt: oneEvening.startsAt, endsAt: oneEvening.endsAt },
	};
	await db
		.insertInto('event')
		.values([
			{ ...event, slug: template },
			{ ...event, slug: date, occurrenceOn: copenhagenDate(oneEvening.startsAt) },
		])
		.execute();
	return { template, date };
}

/** A network that anybody may join, coordinated by this organisation. @returns its slug */
async function networkBy(db: World['db'], coordinatorId: number): Promise<string> {
	const createdBy = (await person(db, 'consultant')).person.id;
	const terms = { kind: 'network', theme: 'work', joining: 'open', isPublic: true, coordinatorId } as const;
	const words = { slug: newSlug('netvaerk'), name: 'Netværk', purpose: 'Vi deler, hvad der virker.' };
	const row = { ...terms, ...words, createdBy };
	return (await db.insertInto('circle').values(row).returning('slug').executeTakeFirstOrThrow()).slug;
}

const used = (rows: { usedAt: Date | null }[]) => {
	if (!rows.every(({ usedAt }) => usedAt)) throw new Error('nothing happened');
};

interface Attempt {
	ability: OrganisationAbility;
	role: Parameters<World['us']['as']>[0];
	/** Does it for `us`. A link in a mail has no actor. */
	act: (world: World, actor: Actor) => Promise<unknown>;
	/** By a link: whoever it belongs to is read anew. */
	byMail?: true;
}

/** One verb of every module that writes for an organisation. Those that end something others need come last. */
const attempts: Record<string, Attempt> = {
	'accounts/membership/members': {
		ability: 'manage',
		role: 'owner',
		act: ({ db, us }, actor) => changeRole(db, actor, us.id, us.as('reader').person!.id, 'reporter'),
	},
	'accounts/membership/invitations': {
		ability: 'manage',
		role: 'owner',
		act: ({ db, us }, actor) =>
			invite(db, actor, us.id, { email: `${newSlug('ny')}@eksempel.dk`, role: 'editor' }),
	},
	'equality/practice/practice': {
		ability: 'edit',
		role: 'editor',
		act: ({ db, us }, actor) => takeCheck(db, actor, us.slug, 'service', checkAnswers('service')),
	},
	'events/attendance/check-in': {
		ability: 'edit',
		role: 'editor',
		act: async ({ db, us }, actor) => {
			const { slug } = await makeEvent(db, us.id, { startsAt: at });
			await checkIn(db, actor, us.slug, slug, []);
		},
	},
	'events/co-organisers/co-organisers': {
		ability: 'edit',
		role: 'editor',
		act: async ({ db, us, them }, actor) => {
			const event = await makeEvent(db, them.id, { startsAt: new Date('2030-01-01T10:00Z') });
			await db
				.insertInto('eventOrganiser')
				.values({ eventId: event.id, organisationId: us.id, state: 'asked', askedAt: new Date(), asks: 1 })
				.execute();
			await answerAsk(db, actor, us.slug, event.slug, 'declined');
		},
	},
	'moderation/takedowns/takedowns': {
		ability: 'edit',
		role: 'editor',
		act: async ({ db, us }, actor) => {
			const event = await makeEvent(db, us.id, { startsAt: new Date('2030-01-01T10:00Z') });
			const about = { kind: 'events', slug: event.slug } as const;
			const said = { reason: 'spam', words: 'Hører ikke til her.' } as const;
			await takeListingDown(db, await person(db, 'moderator'), about, said);
			await appeal(db, actor, us.slug, about, 'Jo, den gør.');
		},
	},
	'events/merging/merging': {
		ability: 'edit',
		role: 'editor',
		act: async ({ db, us }, actor) => {
			const startsAt = new Date('2030-01-01T10:00Z');
			const [from, into] = [
				await makeEvent(db, us.id, { startsAt }),
				await makeEvent(db, us.id, { startsAt }),
			];
			await mergeEvents(db, actor, { from: from.slug, into: into.slug });
		},
	},
	'organisations/application/application': {
		ability: 'publish',
		role: 'editor',
		act: ({ db, us }, actor) => confirmEntry(db, actor, us.slug),
	},
	'organisations/sites/sites': {
		ability: 'publish',
		role: 'editor',
		act: ({ db, us }, actor) =>
			addSite(db, actor, us.slug, {
				label: '',
				address: 'Kapelvej 16',
				postcode: '2200',
				city: null,
				pNumber: null,
				point: { lat: 55.69, lng: 12.55 },
				isPrimary: false,
			} as never),
	},
	'commitments/writing/drafts': {
		ability: 'edit',
		role: 'editor',
		act: ({ db, us }, actor) => startDraft(db, actor, us.id, { type: 'mentor-hours' }),
	},
	'commitments/types/proposing': {
		ability: 'edit',
		role: 'editor',
		act: ({ db, us }, actor) =>
			proposeType(db, actor, us.id, {
				...{ name: 'Naboture', unitOne: 'nabotur', unitOther: 'naboture', help: 'En tur med opgangen.' },
				...{ goal: '2011-2014/goal-6', wordingRead: false, draft: '', partnership: '' },
			}),
	},
	'commitments/writing/proposals': {
		ability: 'publish',
		role: 'editor',
		act: ({ db, proposal }, actor) => propose(db, actor, proposal),
	},
	'commitments/joint/joint': {
		ability: 'sign',
		role: 'signatory',
		act: ({ db, us, joint }, actor) => signJoint(db, actor, joint, us.id),
	},
	'commitments/milestones/milestones': {
		ability: 'edit',
		role: 'editor',
		act: ({ db, ours }, actor) => addMilestone(db, actor, ours, { title: 'Halvvejs', dueOn: '2026-12-01' }),
	},
	'commitments/theory/theory': {
		ability: 'edit',
		role: 'editor',
		act: ({ db, ours }, actor) => saveTheory(db, actor, ours, { ...emptyTheory, challenge: 'Få tør' }),
	},
	'contributions/contributions': {
		ability: 'report',
		role: 'reporter',
		act: ({ db, us, commitment }, actor) =>
			addContribution(db, actor, us.id, { commitment, amount: 1, happenedOn: '2026-11-04', note: '' }),
	},
	'contributions/evidence/evidence': {
		ability: 'report',
		role: 'reporter',
		act: ({ db, reports }, actor) =>
			addEvidence(db, actor, reports.ours, { links: ['https://eksempel.dk/billede'] }, []),
	},
	'contributions/ladder/verifications': {
		ability: 'report',
		role: 'reporter',
		act: ({ db, reports }, actor) =>
			verify(db, actor, { contribution: reports.toVerify, level: 1, note: '' }),
	},
	'contributions/ladder/retraction': {
		ability: 'report',
		role: 'reporter',
		act: ({ db, us, reports }, actor) =>
			retract(db, actor, {
				contribution: reports.toRetract,
				level: 1,
				organisationId: us.id,
				reason: 'Det var en anden dag',
			}),
	},
	'contributions/objections/objections': {
		ability: 'report',
		role: 'reporter',
		act: ({ db, us, reports }, actor) =>
			raiseObjection(db, actor, {
				contribution: reports.toObject,
				organisationId: us.id,
				reason: 'Det var en',
			}),
	},
	'contributions/by-mail/confirmation-links': {
		ability: 'report',
		role: 'reporter',
		byMail: true,
		act: async ({ db, links }) => {
			await confirmByLink(db, links.confirm.secret);
			used(
				await db.selectFrom('link').select('usedAt').where('secretHash', '=', links.confirm.hash).execute(),
			);
		},
	},
	'commitments/changing/amendments': {
		ability: 'sign',
		role: 'signatory',
		act: ({ db, other }, actor) => amendments.amendTarget(db, actor, other, { target: 13, reason: 'En til' }),
	},
	'commitments/changing/replacement': {
		ability: 'sign',
		role: 'signatory',
		act: ({ db, other }, actor) => startReplacement(db, actor, other),
	},
	'events/events': {
		ability: 'edit',
		role: 'editor',
		act: ({ db, us }, actor) => createEvent(db, actor, us.slug, oneEvening as never),
	},
	'events/guests/messages': {
		ability: 'edit',
		role: 'editor',
		act: async ({ db, us }, actor) => {
			const { id: eventId, slug } = await makeEvent(db, us.id);
			const guest = { name: 'Anna', email: 'anna@prove.example', state: 'confirmed' } as const;
			await db
				.insertInto('registration')
				.values({ eventId, ...guest })
				.execute();
			await sendMessage(db, actor, us.slug, slug, { audience: 'coming', body: 'Husk madkurven.' });
		},
	},
	'events/held': {
		ability: 'report',
		role: 'reporter',
		act: ({ db, us }, actor) => markHeld(db, actor, us.slug, 'holdt', { attendance: 12 }),
	},
	'events/parts/choosing': {
		ability: 'edit',
		role: 'editor',
		act: async ({ db, us }, actor) => {
			const times = { startsAt: new Date('2030-01-01T10:00Z') };
			const [whole, part] = [await makeEvent(db, us.id, times), await makeEvent(db, us.id, times)];
			await chooseParts(db, actor, us.slug, whole.slug, { parts: [part.slug] });
		},
	},
	'events/parts/answering': {
		ability: 'edit',
		role: 'editor',
		act: async ({ db, us, them }, actor) => {
			const times = { startsAt: new Date('2030-01-01T10:00Z') };
			const [whole, part] = [await makeEvent(db, them.id, times), await makeEvent(db, us.id, times)];
			await db
				.insertInto('eventPart')
				.values({ umbrellaId: whole.id, eventId: part.id, state: 'asked', askedAt: new Date(), asks: 1 })
				.execute();
			await answerPart(db, actor, us.slug, { umbrella: whole.slug, event: part.slug }, 'declined');
		},
	},
	'events/series/series': {
		ability: 'edit',
		role: 'editor',
		act: async ({ db, us }, actor) => {
			const slug = newSlug('hver-uge');
			const times = { startsAt: '2026-12-01T17:00Z', endsAt: '2026-12-01T19:00Z' };
			await db
				.insertInto('event')
				.values({ organisationId: us.id, slug, title: 'Fælles spisning', ...times })
				.execute();
			const rule = { rule: 'FREQ=WEEKLY', extraDates: [], exceptDates: [], skipHolidays: false };
			await repeatEvent(db, actor, us.slug, slug, rule);
		},
	},
	'events/series/change-occurrences': {
		ability: 'edit',
		role: 'editor',
		act: async ({ db, us }, actor) => {
			const { date } = await weekly(db, us.id);
			const reach = { scope: 'all', alsoDetached: false } as const;
			await changeOccurrences(db, actor, us.slug, date, oneEvening as never, reach);
		},
	},
	'events/series/end-occurrences': {
		ability: 'edit',
		role: 'editor',
		act: async ({ db, us }, actor) => {
			const { template } = await weekly(db, us.id);
			await endSeries(db, actor, us.slug, template, { reason: 'Ferie' });
		},
	},
	'events/series/publishing': {
		ability: 'publish',
		role: 'editor',
		act: async ({ db, us }, actor) => {
			const { template } = await weekly(db, us.id);
			await publishSeries(db, actor, us.slug, template, { wordingRead: true });
		},
	},
	'importing/importing': {
		ability: 'edit',
		role: 'editor',
		act: ({ us, db }, actor) => {
			const text = 'BEGIN:VEVENT\nSUMMARY:Fællesspisning\nDTSTART:20991201T170000Z\nEND:VEVENT';
			const settings = { danishLevel: 'none', publishes: false } as const;
			return uploadCalendar(db, actor, us.slug, settings, new File([text], 'a.ics'));
		},
	},
	'benefits/benefits': {
		ability: 'edit',
		role: 'editor',
		act: ({ db, us }, actor) =>
			createBenefit(db, actor, us.slug, {
				kind: 'leisure',
				title: 'Gratis svømning',
				description: 'Kom og svøm med os.',
				howToGet: 'Mød op',
				contentLocale: 'da',
				audience: ['everyone'],
				where: 'city',
				districts: [],
				site: null,
				placeName: null,
				address: null,
				point: null,
				priceKr: 0,
				link: null,
				validUntil: null,
				wordingRead: false,
			}),
	},
	'opportunities/opportunities': {
		ability: 'edit',
		role: 'editor',
		act: ({ db, us }, actor) =>
			createOpportunity(db, actor, us.slug, {
				...nothing,
				...online,
				kind: 'volunteer',
				title: 'Kok på torsdag',
				programme: '',
				learn: '',
				places: 1,
				deadlineOn: '2026-12-01',
				startsOn: null,
				danishLevel: 'none',
				languages: ['da'],
				contactName: null,
				contactEmail: 'job@eksempel.dk',
				contactPhone: null,
				link: null,
			} as never),
	},
	'guide/methods/proposing': {
		ability: 'publish',
		role: 'editor',
		act: ({ db, us }, actor) => proposeMethod(db, actor, us.slug, methodFields()),
	},
	'opportunities/placements': {
		ability: 'report',
		role: 'reporter',
		act: ({ db, us }, actor) => fillPlace(db, actor, us.slug, 'aaben', { filledOn: '2026-11-20' }),
	},
	'matching/postings/postings': {
		ability: 'edit',
		role: 'editor',
		act: ({ db, us }, actor) => createPosting(db, actor, us.slug, usual),
	},
	'matching/suggestions/mutes': {
		ability: 'edit',
		role: 'editor',
		act: ({ db, us, need: posting }, actor) => mute(db, actor, us.slug, { posting, what: 'posting' }),
	},
	'networks/joining/joining': {
		ability: 'publish',
		role: 'editor',
		act: async ({ db, us, them }, actor) => joinNetwork(db, actor, us.slug, await networkBy(db, them.id)),
	},
	'networks/courses/courses': {
		ability: 'publish',
		role: 'editor',
		act: async ({ db, us }, actor) => createCourse(db, actor, await networkBy(db, us.id), taught()),
	},
	'networks/courses/holding': {
		ability: 'publish',
		role: 'editor',
		act: async ({ db, us }, actor) =>
			publishCourse(
				db,
				actor,
				await draftCourse(db, await person(db, 'consultant'), { network: await networkBy(db, us.id) }),
			),
	},
	'networks/courses/places': {
		ability: 'publish',
		role: 'editor',
		act: async ({ db, us }, actor) => {
			const course = await openCourse(db, await person(db, 'consultant'));
			return signUp(db, actor, us.slug, course, { people: null, submission: undefined });
		},
	},
	'networks/circles/holding': {
		ability: 'publish',
		role: 'editor',
		act: async ({ db, us }, actor) => {
			return addDocument(db, actor, await networkBy(db, us.id), linked());
		},
	},
	'matching/matches/matches': {
		ability: 'publish',
		role: 'editor',
		act: ({ db, us, need, offer }, actor) => proposeMatch(db, actor, us.slug, [offer, need], terms),
	},
	'reporting/reports': {
		ability: 'report',
		role: 'reporter',
		act: async ({ db, us }, actor) =>
			saveDraft(db, actor, us.id, '2026-07-01', {
				story: 'Et godt halvår',
				imageKey: '',
				imageAlt: '',
				lines: [],
				revision: 0,
				tab: null,
				save: 0,
			} as never),
	},
	'reporting/extensions': {
		ability: 'report',
		role: 'reporter',
		act: ({ db, us }, actor) => extend(db, actor, us.id, { reason: 'Ferie' }),
	},
	'reporting/still-right/still-right': {
		ability: 'publish',
		role: 'editor',
		byMail: true,
		act: async ({ db, links }) => {
			await confirmStillRight(db, links.right.secret);
			used(
				await db
					.selectFrom('link')
					.select('usedAt')
					.where('secretHash', '=', hashOfSecret(links.right.secret))
					.execute(),
			);
		},
	},
	'partnerships/writing/drafts': {
		ability: 'publish',
		role: 'editor',
		act: ({ db, us }, actor) =>
			createPartnership(db, actor, us.slug, {
				title: 'Endnu et',
				purpose: 'Vi vil endnu mere sammen',
				startsOn: '2026-12-01',
				endsOn: '2027-12-01',
			}),
	},
	'partnerships/log/notes': {
		ability: 'report',
		role: 'reporter',
		act: ({ db, us, together }, actor) =>
			writeNote(db, actor, us.slug, together, { text: 'Vi ses', submission: undefined }),
	},
	'partnerships/log/documents': {
		ability: 'report',
		role: 'owner',
		act: ({ db, us, together, document }, actor) =>
			removeDocument(db, actor, us.slug, together, { document }),
	},
	'partnerships/log/meetings': {
		ability: 'edit',
		role: 'editor',
		act: ({ db, us, together }, actor) =>
			callMeeting(db, actor, us.slug, together, {
				title: 'Møde',
				startsAt: new Date('2026-12-01T17:00Z'),
				endsAt: new Date('2026-12-01T18:00Z'),
				place: 'Kapelvej 16',
				onlineUrl: null,
				agenda: '',
				submission: undefined,
			} as never),
	},
	'partnerships/amendments/amendments': {
		ability: 'sign',
		role: 'signatory',
		act: async ({ db, us, together }, actor) => {
			const found = (await partnershipBySlug(db, together))!;
			const { parties, ...kept } = termsOf(found);
			return agreement.proposeAmendment(db, actor, us.slug, together, {
				...kept,
				endsOn: '2028-12-01',
				goals: ['2011-2014/goal-1'],
				version: found.termsVersion,
				parties: parties.map(({ organisationId, required, brings }) => ({
					organisationId,
					required,
					brings,
					out: false,
				})),
				reason: 'Vi bliver ved',
				signerName: 'Maja Holm',
				signerTitle: 'Direktør',
			} as never);
		},
	},
	'partnerships/ending/renewals': {
		ability: 'sign',
		role: 'signatory',
		act: ({ db, us, ending }, actor) => renewPartnership(db, actor, us.slug, ending),
	},
	'partnerships/partnerships': {
		ability: 'sign',
		role: 'signatory',
		act: ({ db, us, draft }, actor) =>
			proposePartnership(db, actor, us.slug, draft, { signerName: 'Maja Holm', signerTitle: 'Direktør' }),
	},
	'partnerships/ending/ending': {
		ability: 'sign',
		role: 'signatory',
		act: ({ db, us, draft }, actor) =>
			endPartnership(db, actor, us.slug, draft, { endReason: 'Vi vil ikke' }),
	},
	'commitments/closing/outcomes': {
		ability: 'sign',
		role: 'signatory',
		act: ({ db, ours }, actor) => withdraw(db, actor, ours, 'Vi kan ikke nå det'),
	},
	'pledge/signatures': {
		ability: 'sign',
		role: 'signatory',
		act: ({ db, us }, actor) => withdrawPledge(db, actor, us.slug, { withdrawReason: 'Vi lukker ned' }),
	},
};

/** Modules that write, and for nobody's organisation; the rest hold the organisation by `acting` or its frames. */
const ofNobody: Record<string, string> = {
	'accounts/acting': 'the frame itself',
	'dialogue/debates/making': 'the municipality',
	'dialogue/debates/posts/by-link': 'a mailbox',
	'dialogue/debates/posts/moderating': 'the municipality',
	'dialogue/debates/posts/taking-part':
		'a visitor; who writes for an organisation is asked by `speaksFor`, which looks at its state',
	'dialogue/conference/conference': 'the municipality',
	'dialogue/conference/decisions': 'the municipality',
	'dialogue/conference/papers': 'the municipality',
	'dialogue/conference/sessions': 'the municipality',
	'dialogue/desk/answering': 'the municipality',
	'dialogue/desk/linking': 'the municipality; a member’s need is asked for by `may`',
	'dialogue/desk/reading': 'the municipality',
	'dialogue/voices/by-email': 'a mailbox',
	'dialogue/voices/taking-back': 'a mailbox',
	'dialogue/voices/telling':
		'a visitor; who tells for an organisation is asked by `speaksFor`, which looks at its state',
	'dialogue/voices/voices': 'a mailbox',
	'guide/welcome/desk/writing': 'the municipality',
	'guide/welcome/films/films': 'the municipality',
	'equality/help/helpers': 'the municipality',
	'equality/reading/appointing': 'the municipality’s own people',
	'equality/reading/reading': 'the two of the municipality who are named',
	'equality/telling/telling': 'somebody whom nobody knows',
	'guide/methods/deciding': 'the municipality',
	'networks/circles/circles': 'the municipality',
	'networks/joining/making': 'the municipality',
	'networks/courses/outcomes/ask': 'a job; who is asked is looked at in SQL',
	'networks/meetings/remind': 'a job; who is reminded is looked at in SQL',
	'networks/seats/by-email': 'a mailbox; that its organisation stands is looked at in SQL',
	'networks/seats/own-seat': 'a mailbox; that its organisation stands is looked at in SQL',
	'followup/barometer/editions/editions': 'the municipality’s own figures',
	'followup/barometer/figures': 'the municipality’s own figures',
	'followup/barometer/indicators': 'the municipality’s own figures',
	'followup/cities-index/cities-index': 'the municipality’s own figures',
	'followup/wheel/jobs': 'the municipality’s own year',
	'followup/wheel/wheel': 'the municipality’s own year',
	'followup/lighthouses/lighthouses': 'the municipality’s own projects',
	'followup/opinions/opinions': 'the municipality’s own committees',
	'followup/report/reports': 'the municipality’s own report',
	'followup/report/comments': 'the municipality’s own report',
	'followup/report/cut/taking': 'a job; it reads what everybody may',
	'followup/plans/plans': 'the municipality’s own plans',
	'organisations/import/staging': 'the municipality’s own list, which changes nobody who is more than listed',
	'importing/refreshing': 'the system for a feed’s organisation, which asks what its state allows',
	'accounts/membership/administrators': 'the municipality’s own accounts',
	'accounts/membership/owners': 'the municipality; asks whether the state lets an organisation be managed',
	'accounts/signing-in/login': 'a person',
	'accounts/own-account/change-email': 'a person',
	'accounts/own-account/own-account': 'a person',
	'accounts/own-account/own-data': 'a person; leaving is allowed in every state',
	'accounts/letters/link-requests': 'a mailbox',
	'accounts/letters/mailings': 'a mailbox',
	'accounts/signing-in/reset': 'a person',
	'alerts/asking': 'a visitor; asks whether the partner has a page',
	'alerts/digest/digest': 'a job; it tells of those who are shown',
	'alerts/ending': 'a mailbox',
	'commitments/types/deciding': 'the municipality',
	'casework/casework': 'the municipality',
	'casework/dormant/dormant': 'the municipality',
	'casework/dormant/closing': 'a job, for the municipality',
	'casework/consent/consent': 'a mailbox',
	'casework/writing/sending': 'a job; who is no longer one of us gets no letter',
	'organisations/merging/merging': 'the municipality',
	'organisations/doubles/doubles': 'the municipality',
	'casework/writing/writing': 'the municipality',
	'casework/views/views': 'one’s own views of a list',
	'casework/reminding': 'a job, for the municipality’s own',
	'commitments/joint/reminders': 'a job; who is asked stands in the proposal',
	'contributions/by-mail/confirmation-digest': 'a job; it asks `mayVerify` for everybody it writes to',
	'contributions/ladder/many': 'the municipality',
	'events/look-alikes/look-alikes': 'the municipality',
	'explore/data-package/writing': 'a job; it writes what the public may read',
	'events/parts/ending': 'a job, about a change that has been made',
	'events/registrations/by-email': 'a mailbox',
	'events/registrations/by-link': 'a visitor; asks whether the organiser is shown',
	'events/registrations/registrations': 'a visitor; asks whether the organiser is shown',
	'events/registrations/remind': 'a job; writes of what is published by an organiser who is shown',
	'events/registrations/seats': 'a job, and what follows from a sign-up; asks whether the organiser is shown',
	'events/registrations/tell': 'a job, about a change that has been made',
	'events/series/occurrences': 'a job, as the system for each organisation; asks what its state allows',
	'listings/verbs': 'a frame over `acting`',
	'moderation/flags/flags': 'a reader; asks whether it is shown. And the municipality',
	'municipality/network/redraw': 'a job; it keeps a picture of what the public sees',
	'organisations/application/giving-up': 'an application that ends itself; refused once it is decided',
	'organisations/application/approval':
		'the municipality; it holds the organisation against everybody who acts for it',
	'organisations/files/picture-moderation': 'the municipality',
	'organisations/application/registration': 'an organisation that begins',
	'pledge/charter': 'the pledge’s text',
	'pledge/versions/drafting': 'the pledge’s text',
	'followup/policy-edition/drafting': 'the policy’s text',
	'accounts/letters/wording/editing': 'the words of the mails',
	'pledge/versions/asking': 'the municipality; it writes to those who stand by an earlier text',
	'partnerships/decision': 'a frame over `acting`',
	'partnerships/log/log': 'a frame over `acting`',
	'reporting/reminding/asking': 'the municipality; it writes to those who may report',
	'reporting/reminding/reminding': 'a job, for those who may report',
};

test('every module of verbs is tried', async () => {
	const writing: string[] = [];
	for await (const file of glob('src/lib/*/**/*.server.ts')) {
		if (file.includes('/platform/') || file.includes('paraglide')) continue;
		const text = readFileSync(file, 'utf8');
		const frames =
			/acting\.server\.ts|listings\/verbs\.server\.ts|\b(decide|write)\b[^}]*} from '#lib\/partnerships\/(decision|log\/log)\.server|\blockEditable\b/;
		if (frames.test(text) || /\.transaction\(\)|\bonce\(db/.test(text))
			writing.push(file.replace(/^src\/lib\/|\.server\.ts$/g, ''));
	}
	expect(writing.toSorted()).toEqual([...Object.keys(attempts), ...Object.keys(ofNobody)].toSorted());
});

describe('past the gate', () => {
	const db = withDatabase();
	let there: World;
	beforeAll(async () => {
		setClock(at);
		there = await world(db());
	});
	afterAll(() => setClock(null));

	const become = async (state: OrganisationState) => {
		const { id } = there.us;
		await db().updateTable('organisation').set({ state }).where('id', '=', id).execute();
		// Closing ends what is owed, and nobody comes back from there but in this test.
		await sql`insert into reporting_record (organisation_id, covered_until) select ${id}, '2026-01-01' where ${state} = 'approved'
			on conflict (organisation_id) do update set covered_until = '2026-01-01'`.execute(db());
	};
	const as = (actor: Actor, state: OrganisationState): Actor => ({
		...actor,
		memberships: actor.memberships.map((membership) => ({ ...membership, state })),
	});

	describe.each(Object.entries(attempts))('%s', (_, { ability, role, act, byMail }) => {
		for (const state of ['suspended', 'closed', 'declined', 'waiting'] as const) {
			if (stateAllows(state, ability)) continue;
			test(`is nothing for a ${state} one`, async () => {
				await become(state);
				await expect(act(there, as(there.us.as(role), state))).rejects.toThrow();
			});
		}

		test.skipIf(byMail)('waits for a suspension, and is refused', async () => {
			await become('suspended');
			await expect(act(there, as(there.us.as(role), 'approved'))).rejects.toMatchObject({
				code: 'organisation_state_changed',
			});
		});

		test('works for an approved one', async () => {
			await become('approved');
			await act(there, there.us.as(role));
		});
	});
});
