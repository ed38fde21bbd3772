import { create } from 'qrcode';

export interface QrPath {
	/** Modules a side, with the quiet zone of four around the code. */
	size: number;
	/** One SVG path of all dark modules, to be filled. */
	path: string;
}

const quiet = 4;

/** A QR code of an address, readable also when a fifth of a printed one is damaged. */
export function qrPath(text: string): QrPath {
	const { modules } = create(text, { errorCorrectionLevel: 'M' });
	const { size, data } = modules;
	let path = '';
	for (let y = 0; y < size; y++) {
		for (let x = 0; x < size; x++) if (data[y * size + x]) path += `M${x + quiet} ${y + quiet}h1v1h-1z`;
	}
	return { size: size + 2 * quiet, path };
}
