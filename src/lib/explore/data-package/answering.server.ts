/** The package's addresses: its description and its files, with a mark that makes asking again cheap, for any site to read. */
import { createHash } from 'node:crypto';
import { problemOf } from '#lib/explore/api/api.server.ts';
import { isListName } from '#lib/explore/api/questions.ts';
import { catalogOf } from '#lib/explore/data-package/catalog.server.ts';
import { digestOf, fileName } from '#lib/explore/data-package/data-package.ts';
import { descriptorOf } from '#lib/explore/data-package/descriptor.ts';
import { currentPackage } from '#lib/explore/data-package/package-queries.server.ts';
import { openHeaders } from '#lib/feeds/licence.ts';
import { currentLocale } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Database } from '#lib/platform/database/database.server.ts';
import { env, senderAddress } from '#lib/platform/env.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import { files } from '#lib/platform/files/files.server.ts';
import { isUnchanged } from '#lib/platform/visitors/kept-page.ts';

/** A package that is taken back is written again within moments. */
const secondsToWait = 60;

function notReady(): Response {
	const said = problemOf(503, m.package_not_ready());
	said.headers.set('retry-after', String(secondsToWait));
	said.headers.set('cache-control', 'no-store');
	return said;
}

/** Whoever keeps it asks again each time: what is taken back is gone at once. */
const headersOf = (etag: string, contentType: string) => ({
	...openHeaders,
	'content-type': contentType,
	etag,
	'cache-control': 'public, max-age=0, must-revalidate',
});

function answer(request: Request, text: string, contentType: string): Response {
	const etag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
	const headers = headersOf(etag, contentType);
	if (isUnchanged({ etag }, request.headers.get('if-none-match') ?? undefined))
		return new Response(null, { status: 304, headers });
	return new Response(text, { headers });
}

const about = () => ({ origin: env().ORIGIN, contact: senderAddress() });

/** `datapackage.json` in the language that is asked in; 503 while there is none. */
export async function answerDescriptor(db: Database, request: Request): Promise<Response> {
	const current = await currentPackage(db);
	if (!current) return notReady();
	return answer(request, JSON.stringify(descriptorOf(current, about()), null, '\t'), 'application/json');
}

/** A whole list in the language that is asked in; 503 while there is none. @throws 404 for a list that there is not */
export async function answerFile(db: Database, request: Request, list: string): Promise<Response> {
	if (!isListName(list)) notFound();
	const current = await currentPackage(db);
	const file = current?.files.find((one) => one.list === list && one.locale === currentLocale());
	if (!file) return notReady();
	const etag = `W/"${digestOf(file)}"`;
	const headers = {
		...headersOf(etag, 'text/csv; charset=utf-8'),
		'content-disposition': `attachment; filename="${fileName(list)}"`,
	};
	if (isUnchanged({ etag }, request.headers.get('if-none-match') ?? undefined))
		return new Response(null, { status: 304, headers });
	const stored = await files().get(file.fileKey);
	if (!stored) return notReady();
	return new Response(stored.body, { headers: { ...headers, 'content-length': String(stored.bytes) } });
}

/** What there is to have, as data portals read it, in both languages at once. */
export async function answerCatalog(db: Database, request: Request): Promise<Response> {
	const catalog = catalogOf({ ...about(), current: await currentPackage(db) });
	return answer(request, JSON.stringify(catalog, null, '\t'), 'application/ld+json');
}
