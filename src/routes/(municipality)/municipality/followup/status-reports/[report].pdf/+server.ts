import { deskPaper } from '#lib/followup/report/shown/papers.server.ts';
import { statusReportPdf } from '#lib/followup/report/shown/report-pdf.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url, locals: { db, actor } }) => {
	const { name, paper } = await deskPaper(db, actor, params.report, url.origin);
	const headers = {
		'content-type': 'application/pdf',
		'content-disposition': `inline; filename="${name}.pdf"`,
		'cache-control': 'private, no-store',
	};
	return new Response(new Uint8Array(await statusReportPdf(paper)), { headers });
};
