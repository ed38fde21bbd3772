/** A status report as it goes on paper: from its desk in any state, for everybody once it is published. */
import type { Actor } from '#lib/accounts/actor.ts';
import { stateLabel, titleOf } from '#lib/followup/report/labels.ts';
import { publicReport, reportDesk } from '#lib/followup/report/readers.server.ts';
import { deskPath, publicPath } from '#lib/followup/report/report.ts';
import type { ReportOnPaper } from '#lib/followup/report/shown/report-pdf.server.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { slugify } from '#lib/i18n/slugs.ts';
import { textIn } from '#lib/i18n/text-by-language.ts';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Database } from '#lib/platform/database/database.server.ts';

interface Named {
	name: string;
	paper: ReportOnPaper;
}

const latest = (...moments: (Date | null | undefined)[]): Date =>
	new Date(Math.max(...moments.map((moment) => moment?.getTime() ?? 0)));

/** @throws 404 for what is not published */
export async function publicPaper(db: Database, asked: string, origin: string): Promise<Named> {
	const { report, document, errata } = await publicReport(db, asked);
	const title = textIn(titleOf(report)).text;
	const { year, publishedAt, presentedOn, takenAt, checksum } = report;
	return {
		name: slugify(title),
		paper: {
			...{ title, year, document, errata, publishedAt, presentedOn },
			standing: publishedAt ? m.status_report_published_on({ date: formatDate(publishedAt) }) : '',
			cut: takenAt && checksum ? { takenAt, checksum } : null,
			addressOf: (source) => origin + href(`${publicPath(year)}/${source}.csv`),
			madeAt: latest(publishedAt, errata[0]?.writtenAt),
		},
	};
}

/** @throws 404 */
export async function deskPaper(db: Database, actor: Actor, asked: string, origin: string): Promise<Named> {
	const { report, document, errata, cut } = await reportDesk(db, actor, asked);
	const title = textIn(titleOf(report)).text;
	const { year, publishedAt, presentedOn } = report;
	return {
		name: slugify(title),
		paper: {
			...{ title, year, document, errata, publishedAt, presentedOn, cut },
			standing: stateLabel(report.state),
			addressOf: (source) => origin + href(`${deskPath(year)}/rows/${source}.csv`),
			madeAt: latest(report.createdAt, cut?.takenAt, report.heardAt, report.approvedAt, publishedAt),
		},
	};
}
