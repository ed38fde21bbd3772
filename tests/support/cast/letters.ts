/** What tests of letters to partners stand on: a draft, and somebody who says yes to a list. */
import type { ActorPerson } from '#lib/accounts/actor.ts';
import { answerList } from '#lib/casework/consent/consent.server.ts';
import type { MailList } from '#lib/casework/consent/lists.ts';
import { letterInput } from '#lib/casework/writing/input.ts';
import { beginLetter } from '#lib/casework/writing/writing.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { makeLink } from '#lib/platform/mail/links.server.ts';
import * as v from 'valibot';
import { unique } from '../actors.ts';
import { makePerson } from './people.ts';

export const letterSaying = (given: object = {}) =>
	v.parse(letterInput, {
		kind: 'news',
		subject: 'En ny pulje til lærlinge',
		words: 'Søg senest 1. marts.\n\nDer er 200.000 kr.',
		...given,
	});

/** A consultant's letter to one organisation that nobody has got. @returns its number */
export async function draftLetter(db: Database, organisationId: number): Promise<string> {
	// Journeys run side by side on one site.
	const email = `${unique()}@prove.example`;
	const writer = await makePerson(db, { email, municipalRole: 'consultant' });
	const words = 'Puljen til lærlinge er åben nu. Skriv til os, hvis I vil høre mere …';
	return beginLetter(db, writer, letterSaying({ words }), {
		query: '?kind=business',
		organisationIds: [organisationId],
	});
}

/** The secret of the way to all that somebody gets. */
export const wayTo = ({ id, email }: Pick<ActorPerson, 'id' | 'email'>, db: Database): Promise<string> =>
	db.transaction().execute((trx) => makeLink(trx, 'mailings', { email, personId: id }));

/** Somebody says yes, or no, to a list. */
export async function answers(
	db: Database,
	reader: Pick<ActorPerson, 'id' | 'email'>,
	list: MailList,
	saysYes = true,
): Promise<void> {
	await answerList(db, await wayTo(reader, db), { list, saysYes });
}
