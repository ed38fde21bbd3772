/** What mails lead to, each by a link of its own, and who is on the way in. */
import { invite } from '#lib/accounts/membership/invitations.server.ts';
import { answerList } from '#lib/casework/consent/consent.server.ts';
import type { LinkAbout, LinkKind } from '#lib/platform/mail/links.ts';
import { makeLink } from '#lib/platform/mail/links.server.ts';
import { unique } from '../actors.ts';
import { asks, follows } from '../cast/alerts.ts';
import { received } from '../cast/dialogue/barriers.ts';
import { followsDebate, openOne } from '../cast/dialogue/debates.ts';
import { forumOf, heldSeat } from '../cast/dialogue/forums.ts';
import { commitmentBy } from '../cast/commitments.ts';
import { comes, makeEvent } from '../cast/events.ts';
import { joinAs, makePerson, makeSite, player } from '../cast/people.ts';
import { lastMailTo } from '../mail/sent-mails.ts';
import { accountOf, delivered, inDays, type City, type FormSamples } from './city.ts';

const day = 86_400_000;
const own = '/(member)/workspace/[organisation]';

export async function linksInStates(city: City): Promise<FormSamples> {
	const { db, us, school, municipality, own: at } = city;
	const link = async <Kind extends LinkKind>(page: string, kind: Kind, about: LinkAbout[Kind]) => ({
		path: `${page}/${await db.transaction().execute((trx) => makeLink(trx, kind, about))}`,
	});
	const email = () => `${unique()}@eksempel.example`;
	// Whose e-mail changes is none of the others.
	const [known, moving] = [
		await makePerson(db, { email: email() }),
		await makePerson(db, { email: email() }),
	];
	const promised = await commitmentBy(db, school, {
		startsOn: inDays(-60),
		dueOn: inDays(300),
		counterpart: us,
	});
	const contributionId = await delivered(city, school, promised.id);
	const right = { organisationId: us.id, personId: us.as('owner').person.id };
	const asked = { contributionId, ...right };
	const report = await link('/confirm-contribution', 'confirm_contribution', asked);
	const invitation = { organisationId: us.id, role: 'reader', createdBy: null } as const;
	const accepting = await link('/invitation', 'invitation', { ...invitation, email: known.person.email });
	await invite(db, us.as('owner'), us.id, { email: email(), role: 'reader' });
	const unsigned = await player(db, 'association', { name: 'Uden underskrift', signed: false });
	await makeSite(db, unsigned.id);
	const mailings = async () => {
		const address = email();
		const secret = await follows(db, '?free=1', { email: address });
		const { slug } = await makeEvent(db, us.id, {
			startsAt: new Date(Date.now() + 9 * day),
			endsAt: new Date(Date.now() + 10 * day),
		});
		await comes(db, slug, address);
		return { path: `/alerts/${secret}` };
	};
	/** A contact of a partner, who has said yes to a list. */
	const lists = async () => {
		const contact = await makePerson(db, { email: email() });
		await joinAs(db, us.id, contact.person.id, 'reporter');
		const sample = await link('/alerts', 'mailings', {
			email: contact.person.email,
			personId: contact.person.id,
		});
		await answerList(db, sample.path.slice('/alerts/'.length), { list: 'news', saysYes: true });
		return sample;
	};
	/** Somebody who has told of a barrier. */
	const barriers = async () => {
		const address = email();
		await received(db, { email: address, title: `Noget står i vejen ${unique()}` });
		return link('/alerts', 'mailings', { email: address, personId: null });
	};
	/** Somebody who follows a debate. */
	const debates = async () => {
		const address = email();
		await followsDebate(db, await openOne(db, municipality), address);
		return link('/alerts', 'mailings', { email: address, personId: null });
	};
	/** Somebody who holds a seat. */
	const seats = async () => {
		const { email: address } = await heldSeat(db, municipality, await forumOf(db, municipality));
		return link('/alerts', 'mailings', { email: address, personId: null });
	};
	const asking = email();
	await asks(db, '', { email: asking });
	const { secret: yes } = await lastMailTo(db, asking);
	const event = await makeEvent(db, us.id, { startsAt: inDays(9), endsAt: inDays(10), capacity: 5 });
	const guest = async (state: 'confirmed' | 'offered') => {
		const { id } = await db
			.insertInto('registration')
			.values({
				...{ eventId: event.id, name: 'Aksel Prøve', email: email(), people: 2, state },
				offeredUntil: state === 'offered' ? inDays(3) : null,
			})
			.returning('id')
			.executeTakeFirstOrThrow();
		return link(`/events/${event.slug}/registration`, 'registration', { registrationId: id });
	};
	const signedUp = '/(public)/events/[event]/registration/[secret]';
	return {
		['/alerts/[secret] ?/end']: await mailings(),
		['/alerts/[secret] ?/endAll']: await mailings(),
		['/alerts/[secret] ?/answerList']: await lists(),
		['/alerts/[secret] ?/refuseLists']: await lists(),
		['/alerts/[secret] ?/change']: await mailings(),
		['/alerts/[secret] ?/signUp']: await mailings(),
		['/alerts/[secret] ?/barrier']: await barriers(),
		['/alerts/[secret] ?/debate']: await debates(),
		['/alerts/[secret] ?/seat']: await seats(),
		['/alerts/confirm/[secret] ?/default']: { path: `/alerts/confirm/${yes}` },
		[`${signedUp} ?/accept`]: await guest('offered'),
		[`${signedUp} ?/change`]: await guest('confirmed'),
		['/confirm-contribution/[secret] ?/confirm']: report,
		['/confirm-contribution/[secret] ?/object']: report,
		['/confirm-email/[secret] ?/confirm']: await link('/confirm-email', 'confirm_email', {
			email: email(),
			personId: null,
		}),
		['/change-email/[secret] ?/default']: await link('/change-email', 'change_email', {
			email: email(),
			personId: moving.person.id,
		}),
		['/reset/[secret] ?/default']: await link('/reset', 'reset_password', {
			email: known.person.email,
			personId: known.person.id,
		}),
		['/still-right/[secret] ?/default']: await link('/still-right', 'still_right', right),
		['/invitation/[secret] ?/accept']: { ...accepting, as: accountOf(known) },
		['/invitation/[secret] ?/join']: await link('/invitation', 'invitation', {
			...invitation,
			email: email(),
		}),
		[`${own}/people ?/revoke`]: at('/people'),
		[`${own}/people ?/resend`]: at('/people'),
		[`${own}/sign ?/sign`]: {
			path: `/workspace/${unsigned.slug}/sign`,
			as: accountOf(unsigned.as('owner')),
		},
	};
}
