/** How a partner of the demo is written down. */
import type { LanguageCode } from '#lib/i18n/languages.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';

export interface PartnerPlan {
	/** Its domain too: `post@KEY.example`. */
	key: string;
	name: string;
	kind: OrganisationKind;
	/** A street of `streets.ts` and an invented number. */
	address: string;
	second?: { label: string; address: string };
	purpose: string;
	languages: readonly LanguageCode[];
	/** Keys of the catalogue of commitments, one each. */
	commitments?: readonly string[];
	/** Stands under the signature. */
	title?: string;
	/** Signed, and taken back with this reason; or approved and not signed yet. */
	pledge?: { withdrawn: string } | 'unsigned';
	/** What its apprentices learn: "10 lærepladser til elektrikere". */
	craft?: string;
	withoutCvr?: boolean;
}
