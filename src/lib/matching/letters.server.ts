/** Who hears of a proposal and of its answer, each in their own language. Every letter reaches a person once. */
import { rolesFor } from '#lib/accounts/access.ts';
import { members, write } from '#lib/accounts/letters/letters.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import type { MatchFrom } from '#lib/matching/matches/match.ts';
import { deskPath, type PostingWithOrganisation } from '#lib/matching/postings/posting.ts';
import { amountOf, sayPeriod } from '#lib/matching/labels.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';
import { m } from '#lib/paraglide/messages.js';

const paragraph = (text: string) => (text ? `\n\n${text}` : '');

/** To those who can say yes; `match` as they see it. */
export const tellProposed = (trx: Transaction, match: MatchFrom): Promise<void> =>
	write(trx, members(match.own.organisation, rolesFor('sign')), `match-proposed:${match.id}`, ({ name }) => {
		const from = match.other.organisation.name;
		return {
			subject: mail.matching_mail_proposed_subject({ from, title: match.own.title }),
			text: mail.matching_mail_proposed_text({
				name,
				from,
				title: match.own.title,
				period: sayPeriod(match),
				amount: amountOf(match.offer.kind, match.quantity),
				message: paragraph(match.message),
				link: webAddress(deskPath(match.own.organisation.slug, match.own.slug)),
			}),
		};
	});

/** To the organisation that proposed; `match` as the one that said yes sees it. */
export const tellAccepted = (
	trx: Transaction,
	match: MatchFrom,
	commitment: { slug: string; title: string },
): Promise<void> =>
	write(
		trx,
		members(match.other.organisation, rolesFor('edit')),
		`match-accepted:${match.id}`,
		({ name }) => {
			const from = match.own.organisation.name;
			const delivers = match.offer.organisation.name;
			const confirms = match.need.organisation.name;
			return {
				subject: mail.matching_mail_accepted_subject({ from, title: commitment.title }),
				text: mail.matching_mail_accepted_text({
					name,
					from,
					title: commitment.title,
					delivers,
					confirms,
					link: webAddress(`/workspace/${match.other.organisation.slug}/commitments/${commitment.slug}`),
				}),
			};
		},
	);

export const tellDeclined = (trx: Transaction, match: MatchFrom, reason: string): Promise<void> =>
	write(
		trx,
		members(match.other.organisation, rolesFor('edit')),
		`match-declined:${match.id}`,
		({ name }) => {
			const from = match.own.organisation.name;
			const title = match.other.title;
			return {
				subject: mail.matching_mail_declined_subject({ from, title }),
				text: mail.matching_mail_declined_text({
					name,
					from,
					title,
					reason: paragraph(reason),
					link: webAddress(deskPath(match.other.organisation.slug, match.other.slug)),
				}),
			};
		},
	);

/** The same post can be taken down again on another day. */
export const tellTakenDown = (
	trx: Transaction,
	{ id, slug, title, organisation }: PostingWithOrganisation,
	reason: string,
	at: Date,
): Promise<void> =>
	write(
		trx,
		members(organisation, rolesFor('edit')),
		`posting-down:${id}:${copenhagenDate(at)}`,
		({ name }) => ({
			subject: m.matching_mail_down_subject({ title }),
			text: m.matching_mail_down_text({
				name,
				title,
				reason,
				link: webAddress(deskPath(organisation.slug, slug)),
			}),
		}),
	);
