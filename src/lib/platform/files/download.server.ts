import type { StoredFile } from '#lib/platform/files/file-store.ts';

interface Named {
	mediaType: string;
	fileName: string;
}

/** Handed over as a file: kept by nobody on its way, and never shown as a page of ours, whatever is in it. */
export function downloadAnswer({ body, bytes }: StoredFile, { mediaType, fileName }: Named): Response {
	const plain = fileName.normalize('NFKD').replace(/[^\x20-\x7e]|["\\]/g, '');
	return new Response(body, {
		headers: {
			'content-type': mediaType,
			'content-length': String(bytes),
			'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
			'cache-control': 'private, no-store',
			'content-security-policy': "default-src 'none'; sandbox",
			'x-content-type-options': 'nosniff',
		},
	});
}
