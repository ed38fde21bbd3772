import { readEvidence } from '#lib/contributions/evidence/evidence.server.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { found } from '#lib/platform/errors.ts';
import { downloadAnswer } from '#lib/platform/files/download.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params: { evidence }, locals: { db, actor } }) => {
	const file = await readEvidence(db, actor, found(idIn(evidence)));
	const { mediaType, fileName } = file;
	return downloadAnswer(file, {
		mediaType: mediaType ?? 'application/octet-stream',
		fileName: fileName ?? 'fil',
	});
};
