import { fileAnswer, fingerprint, keeping } from '#lib/impact/answers.server.ts';
import { reportPdf } from '#lib/impact/yearly-report/report-pdf.server.ts';
import { yearReport } from '#lib/impact/yearly-report/report.server.ts';
import { slugify } from '#lib/i18n/slugs.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import type { RequestHandler } from './$types';

const keep = keeping();

export const GET: RequestHandler = async ({ request, params, locals: { db, locale } }) => {
	const report = await yearReport(db, params.organisation, params.year);
	const name = `${slugify(m.impact_report_title({ year: params.year }))}-${report.organisation.slug}.pdf`;
	const etag = fingerprint([locale, report]);
	const headers = {
		'content-type': 'application/pdf',
		'content-disposition': `inline; filename="${name}"`,
		'cache-control': 'public, max-age=300, must-revalidate',
	};
	return fileAnswer(request, { etag, headers }, () => keep(etag, () => reportPdf(report, now())));
};
