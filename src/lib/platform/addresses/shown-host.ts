/**
 * A host as its readers write it: `blåbær.dk`, which browsers and the store spell `xn--blbr-roah.dk` (punycode, RFC 3492).
 * Only in the letters of the Nordic languages and their neighbours: a host that borrows another alphabet's look-alikes stays
 * as it is spelled, so that nobody takes it for another.
 */
const familiar = /^[a-z0-9æøåäöüéáíóúýðþßèêëàâçïîôœñ-]+$/;

const base = 36;
const digitOf = (letter: number) =>
	letter >= 97 && letter <= 122 ? letter - 97 : letter >= 48 && letter <= 57 ? letter - 22 : base;

function adapted(delta: number, points: number, first: boolean): number {
	let rest = first ? Math.floor(delta / 700) : delta >> 1;
	rest += Math.floor(rest / points);
	let turns = 0;
	for (; rest > 455; turns += base) rest = Math.floor(rest / 35);
	return turns + Math.floor((36 * rest) / (rest + 38));
}

/** `blbr-roah` -> `blåbær`; undefined where it is none. */
function decoded(label: string): string | undefined {
	const hyphen = label.lastIndexOf('-');
	const letters = Array.from(hyphen > 0 ? label.slice(0, hyphen) : '');
	let [point, at, bias] = [128, 0, 72];
	for (let read = hyphen > 0 ? hyphen + 1 : 0; read < label.length;) {
		const before = at;
		for (let weight = 1, step = base; ; step += base) {
			const digit = digitOf(label.charCodeAt(read++));
			if (digit >= base || at > 2 ** 31) return undefined;
			at += digit * weight;
			const threshold = Math.min(Math.max(step - bias, 1), 26);
			if (digit < threshold) break;
			weight *= base - threshold;
		}
		const count = letters.length + 1;
		bias = adapted(at - before, count, before === 0);
		point += Math.floor(at / count);
		at %= count;
		if (point > 0x10ffff) return undefined;
		letters.splice(at++, 0, String.fromCodePoint(point));
	}
	return letters.join('');
}

const shownLabel = (label: string): string => {
	const read = label.startsWith('xn--') ? decoded(label.slice(4)) : undefined;
	return read && familiar.test(read) ? read : label;
};

/** `https://xn--blbr-roah.dk/om` -> `https://blåbær.dk/om` */
export const shownAddress = (address: string): string =>
	address.replace(/^(https?:\/\/)([^/?#]+)/, (_, scheme: string, host: string) => {
		return scheme + host.split('.').map(shownLabel).join('.');
	});
