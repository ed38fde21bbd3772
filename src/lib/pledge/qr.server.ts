import QRCode from 'qrcode';

export interface QrPath {
	/** Modules on a side. */
	size: number;
	/** One SVG path over all dark modules, in a box of `size` x `size`. */
	path: string;
}

/** A QR code that still reads when a tenth of it is smudged. */
export function qrPath(text: string): QrPath {
	const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
	let path = '';
	for (let row = 0; row < size; row++) {
		for (let column = 0; column < size; column++) {
			if (!data[row * size + column]) continue;
			const start = column;
			while (column + 1 < size && data[row * size + column + 1]) column++;
			path += `M${start} ${row}h${column - start + 1}v1h-${column - start + 1}z`;
		}
	}
	return { size, path };
}
