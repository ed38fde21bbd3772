/** Why the municipality takes a listing down: the closed list, and its words on the page that says so. */
import { m } from '#lib/paraglide/messages.js';

export const takedownReasons = [
	'spam',
	'misleading',
	'discriminates',
	'unlawful',
	'personal_data',
	'other',
] as const;
export type TakedownReason = (typeof takedownReasons)[number];

export const isTakedownReason = (text: unknown): text is TakedownReason =>
	takedownReasons.some((reason) => reason === text);

const labels: Record<TakedownReason, () => string> = {
	spam: m.takedown_reason_spam,
	misleading: m.takedown_reason_misleading,
	discriminates: m.takedown_reason_discriminates,
	unlawful: m.takedown_reason_unlawful,
	personal_data: m.takedown_reason_personal_data,
	other: m.takedown_reason_other,
};

export const takedownReasonLabel = (reason: TakedownReason): string => labels[reason]();
