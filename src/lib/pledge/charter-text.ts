/** The stored text of a pledge, taken apart for showing: what stands on screen is what was signed. */

export interface CharterSection {
	heading: string;
	items: string[];
}
export interface ReadableCharter {
	title: string;
	/** `Version 1` */
	version: string;
	preamble: string;
	sections: CharterSection[];
}

/** Reads the canonical form: parts between blank lines, a heading before each numbered list. */
export function readCharter(text: string): ReadableCharter {
	const [title = '', version = '', preamble = '', ...parts] = text.trim().split('\n\n');
	const sections = parts.map((part) => {
		const [heading = '', ...lines] = part.split('\n');
		return { heading, items: lines.map((line) => line.replace(/^\d+\. /, '')) };
	});
	return { title, version, preamble, sections };
}
