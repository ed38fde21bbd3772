/** What other rooms and pages ask about offers to citizens. Nothing here writes. */
import type { Actor } from '#lib/accounts/actor.ts';
import { isBenefitShown } from '#lib/benefits/access.ts';
import { benefitStanding, type BenefitOnPage } from '#lib/benefits/benefit.ts';
import { findBenefit } from '#lib/benefits/queries.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { readingOnly, type Rows } from '#lib/platform/database/reads.server.ts';
import { found, gone, notFound } from '#lib/platform/errors.ts';

const standingNow = (benefit: BenefitOnPage) => {
	const at = now();
	return benefitStanding(benefit, { today: copenhagenDate(at), now: at });
};

/** An offer on its own page; drafts only for members. @throws 404 */
export async function benefitPage(db: Database, actor: Actor, slug: string) {
	const benefit = found(
		await readingOnly(
			(one): Rows => (one ? { benefit: { id: one.id } } : {}),
			() => findBenefit(db, slug),
		),
	);
	if (benefit.takenDownReason) gone(benefit.takenDownReason);
	if (!isBenefitShown(actor, benefit)) notFound();
	return { benefit, standing: standingNow(benefit) };
}

/** An organisation's offer in its own workspace. @throws 404 when it is another's */
export async function ownBenefit(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	ability: 'read' | 'edit',
) {
	const organisation = await organisationFor(db, actor, organisationSlug, ability);
	const benefit = found(await findBenefit(db, slug));
	if (benefit.organisationId !== organisation.id) notFound();
	return { organisation, benefit, standing: standingNow(benefit) };
}

export { currentBenefitsOf, ownBenefits, publishedOf } from '#lib/benefits/queries.server.ts';
