/** What a person may send us about the pledge: one schema a form. */
import * as v from 'valibot';
import { id, reason, signer } from '#lib/organisations/signer-fields.ts';
import { m } from '#lib/paraglide/messages.js';

export const signPledgeInput = v.object({ ...signer, version: id });
export type SignPledgeInput = Omit<v.InferOutput<typeof signPledgeInput>, 'agreed'>;

export const withdrawPledgeInput = v.object({ withdrawReason: reason(() => m.pledge_error_reason()) });
export type WithdrawPledgeInput = v.InferOutput<typeof withdrawPledgeInput>;
