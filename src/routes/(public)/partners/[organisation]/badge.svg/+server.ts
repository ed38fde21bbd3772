import { fileAnswer, fingerprint } from '#lib/impact/answers.server.ts';
import { badgeSvg } from '#lib/impact/badge/badge.ts';
import { partnerFacts } from '#lib/impact/partner-facts.server.ts';
import type { RequestHandler } from './$types';

/** Meant for other people's pages: any site may show it, and it is looked up anew every five minutes. */
const headers = {
	'content-type': 'image/svg+xml; charset=utf-8',
	'cache-control': 'public, max-age=300, must-revalidate',
	'cross-origin-resource-policy': 'cross-origin',
	'access-control-allow-origin': '*',
	'content-security-policy': "default-src 'none'",
};

export const GET: RequestHandler = async ({ request, params, locals: { db } }) => {
	const svg = badgeSvg(await partnerFacts(db, params.organisation));
	return fileAnswer(request, { etag: fingerprint(svg), headers }, () => svg);
};
