import { m } from '#lib/paraglide/messages.js';
import type { SignatureStanding } from '#lib/pledge/signature.ts';

const standings: Record<SignatureStanding, () => string> = {
	stands: m.pledge_standing_stands,
	superseded: m.pledge_standing_superseded,
	withdrawn: m.pledge_standing_withdrawn,
	suspended: m.pledge_standing_suspended,
	closed: m.pledge_standing_closed,
};
/** `Underskriften står ved magt` */
export const standingName = (standing: SignatureStanding): string => standings[standing]();
