const most = 60;

/**
 * A name as it may stand in a mail to somebody who never asked for it: short, on one line, and nothing in it that a mail
 * program makes into a link or a telephone number. Names themselves may be anything ("Mødestedet.dk", "Foreningen 3F").
 */
export function plainName(name: string): string {
	const plain = name
		.slice(0, 200)
		.replace(/[\p{C}\s]+/gu, ' ')
		.replace(/[@/\\:<>]+/g, ' ')
		.replace(/\.(?=[\p{L}\p{N}])/gu, ' ')
		.replace(/\d[\d ().+-]{4,}\d/g, '…')
		.replace(/ {2,}/g, ' ')
		.trim();
	const letters = [...plain];
	return letters.length > most
		? `${letters
				.slice(0, most - 1)
				.join('')
				.trimEnd()}…`
		: plain;
}
