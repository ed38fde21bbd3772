/** Which part of a file a player asks for (RFC 9110, 14): one range of bytes; several, or what is no range, is the whole. */
interface ByteRange {
	/** The first byte and the last, both of the part. */
	start: number;
	end: number;
}

/** @returns null for the whole file, `beyond` where nothing of what is asked for is there */
export function rangeIn(header: string | null, size: number): ByteRange | 'beyond' | null {
	const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
	if (!match) return null;
	const [first = '', last = ''] = match.slice(1);
	if (!first && !last) return null;
	if (!first) {
		// The last so many.
		const length = Math.min(Number(last), size);
		return length === 0 ? 'beyond' : { start: size - length, end: size - 1 };
	}
	const start = Number(first);
	const end = last ? Math.min(Number(last), size - 1) : size - 1;
	if (last && Number(last) < start) return null;
	return start >= size ? 'beyond' : { start, end };
}
