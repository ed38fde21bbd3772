import { formatDate } from '#lib/i18n/dates.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { qrPath, type QrPath } from '#lib/feeds/qr.server.ts';
import type { Signature, SignatureStanding } from '#lib/pledge/signature.ts';

export interface CertificateFacts {
	organisationName: string;
	signerName: string;
	signerTitle: string;
	signedOn: string;
	charterVersion: number;
	code: string;
	/** Where a code is typed, as it is printed: without `https://`. */
	verifyPlace: string;
	qr: QrPath;
	standing: SignatureStanding;
	endedOn: string | null;
}

/** What is printed, in the language of the page; the code leads to the check page in that language. */
export function certificateOf(signature: Signature, standing: SignatureStanding): CertificateFacts {
	const endedAt = signature.withdrawnAt ?? signature.supersededAt;
	return {
		organisationName: signature.organisationName,
		signerName: signature.signerName,
		signerTitle: signature.signerTitle,
		signedOn: formatDate(signature.signedAt),
		charterVersion: signature.charterVersion,
		code: signature.code,
		verifyPlace: webAddress('/verify').replace(/^https?:\/\//, ''),
		qr: qrPath(webAddress(`/verify/${signature.code}`)),
		standing,
		endedOn: endedAt && formatDate(endedAt),
	};
}
