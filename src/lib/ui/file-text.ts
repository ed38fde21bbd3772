import { formatNumber } from '#lib/i18n/numbers.ts';
import { m } from '#lib/paraglide/messages.js';

const sizeText = (bytes: number): string =>
	bytes < 1_000_000
		? m.agreement_kilobytes({ size: formatNumber(Math.max(1, Math.round(bytes / 1000)), 0) })
		: m.agreement_megabytes({ size: formatNumber(bytes / 1_000_000) });

/** What a file is and how much it weighs, before anybody fetches it: »PDF · 240 kB«. */
export const fileText = ({ mediaType, bytes }: { mediaType: string; bytes: number }): string =>
	`${mediaType === 'application/pdf' ? 'PDF' : m.agreement_picture()} · ${sizeText(bytes)}`;
