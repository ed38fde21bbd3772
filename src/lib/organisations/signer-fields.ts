/** Fields of whoever signs for an organisation, a pledge or a partnership. */
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';

export const signer = {
	signerName: fields.line({ least: 1, most: 120, missing: () => m.pledge_error_name() }),
	signerTitle: fields.line({ least: 2, most: 120, missing: () => m.pledge_error_title() }),
	agreed: fields.agreed(() => m.pledge_error_agreed()),
};
