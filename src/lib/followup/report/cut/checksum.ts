/** What a cut is known by. */
import { createHash } from 'node:crypto';
import type { CutSource } from '#lib/followup/report/cut/figures.ts';

/** SHA-256 in hexadecimal. */
export const checksumOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Of the figures as they are written and of every file behind them: another byte anywhere is another sum. */
export const cutChecksum = (
	figures: string,
	sources: readonly (Pick<CutSource, 'key' | 'language'> & { checksum: string })[],
): string =>
	checksumOf(
		[
			checksumOf(figures),
			...sources.map(({ key, language, checksum }) => `${key} ${language} ${checksum}`).toSorted(),
		].join('\n'),
	);
