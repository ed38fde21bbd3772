import { publicPaper } from '#lib/followup/report/shown/papers.server.ts';
import { statusReportPdf } from '#lib/followup/report/shown/report-pdf.server.ts';
import { fileAnswer, fingerprint, keeping } from '#lib/impact/answers.server.ts';
import type { RequestHandler } from './$types';

const keep = keeping();

export const GET: RequestHandler = async ({ request, params, url, locals: { db, locale } }) => {
	const { name, paper } = await publicPaper(db, params.report, url.origin);
	const etag = fingerprint([locale, url.origin, paper]);
	const headers = {
		'content-type': 'application/pdf',
		'content-disposition': `inline; filename="${name}.pdf"`,
		'cache-control': 'public, max-age=300, must-revalidate',
	};
	return fileAnswer(request, { etag, headers }, () => keep(etag, () => statusReportPdf(paper)));
};
