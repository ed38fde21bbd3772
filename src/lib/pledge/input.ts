/** What a person may send us about the pledge: one schema a form. */
import * as v from 'valibot';
import { signer } from '#lib/organisations/signer-fields.ts';
import * as fields from '#lib/platform/forms/fields.ts';

export const signPledgeInput = v.object({ ...signer, version: fields.id });
export type SignPledgeInput = Omit<v.InferOutput<typeof signPledgeInput>, 'agreed'>;

export const withdrawPledgeInput = v.object({ withdrawReason: fields.reason() });
export type WithdrawPledgeInput = v.InferOutput<typeof withdrawPledgeInput>;
