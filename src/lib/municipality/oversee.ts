import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { notFound } from '#lib/platform/errors.ts';

/** @throws 404 for anybody outside the municipality */
export function mustOversee(actor: Actor): void {
	if (!municipalityMay(actor, 'oversee')) notFound();
}
