import { ownData } from '#lib/accounts/own-account/own-data.server.ts';
import { signedIn } from '#lib/accounts/signing-in/signed-in.ts';
import { m } from '#lib/paraglide/messages.js';
import { personalData } from '../../../../personal-data.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals }) => {
	signedIn(locals, url);
	const data = await ownData(locals.db, locals.actor, personalData);
	return new Response(JSON.stringify(data, null, '\t'), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="${m.account_own_data_filename()}.json"`,
			'cache-control': 'private, no-store',
		},
	});
};
