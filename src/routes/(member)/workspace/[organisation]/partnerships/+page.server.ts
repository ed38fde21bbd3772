import { may } from '#lib/accounts/access.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { cardOf } from '#lib/partnerships/cards.server.ts';
import { isInForce } from '#lib/partnerships/partnership.ts';
import { amendmentsWaitingFor } from '#lib/partnerships/readers.server.ts';
import { workspacePartnerships } from '#lib/partnerships/readers.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const organisation = await organisationFor(db, actor, params.organisation, 'read');
	const today = copenhagenDate(now());
	const [rows, amendments] = await Promise.all([
		workspacePartnerships(db, organisation.id),
		amendmentsWaitingFor(db, organisation.id),
	]);
	const all = rows.map((partnership) => ({
		...cardOf(partnership, today),
		ownState: partnership.ownState,
		leading: partnership.leadOrganisationId === organisation.id,
		invited: partnership.invited,
		signed: partnership.signed,
	}));
	type Card = (typeof all)[number];
	const open = (card: Card) => card.standing === 'awaiting_signatures';
	const running = (card: Card) => isInForce(card.standing);
	const waiting = all.filter((card) => (open(card) || running(card)) && card.ownState === 'invited');
	const rest = all.filter((card) => !waiting.includes(card));
	return {
		organisation: { slug: organisation.slug, name: organisation.name, kind: organisation.kind },
		mayStart: organisation.state === 'approved' && may(actor, 'edit', organisation.id),
		approved: organisation.state === 'approved',
		amendments: amendments.map(({ slug, title, leadName }) => ({ slug, title, by: leadName })),
		waiting,
		active: rest.filter((card) => running(card) && card.ownState === 'signed'),
		proposed: rest.filter(open),
		drafts: rest.filter((card) => card.standing === 'draft'),
		past: rest.filter(
			(card) =>
				!open(card) &&
				card.standing !== 'draft' &&
				(!running(card) || card.ownState === 'left' || card.ownState === 'declined'),
		),
	};
};
