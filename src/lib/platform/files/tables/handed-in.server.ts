/** A table as somebody hands it in through a form: there, and no larger than is read. */
import { Refused } from '#lib/platform/errors.ts';
import { cleanLine } from '#lib/platform/text/text.ts';

const mostTableBytes = 5 * 1024 * 1024;
/** What is larger is read by a job, so that nobody waits for it. */
export const mostReadAtOnce = 100 * 1024;
const mostNameShown = 100;

/** @throws Refused `table_missing`, `table_too_large` */
export async function tableHandedIn(file: File | undefined): Promise<{ fileName: string; content: Buffer }> {
	if (!file) throw new Refused('table_missing', 'file');
	if (file.size > mostTableBytes) throw new Refused('table_too_large', 'file');
	return {
		fileName: cleanLine(file.name).slice(-mostNameShown) || 'csv',
		content: Buffer.from(await file.arrayBuffer()),
	};
}
