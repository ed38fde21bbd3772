/** A web address as people write it. */
const longest = 500;

/**
 * `www.example.dk/a` -> `https://www.example.dk/a`: with its scheme, as browsers write it, or null where it is none of
 * `schemes`, has no host with a domain, hides a name or a password, or is longer than 500 characters.
 */
export function readWebAddress(typed: string, schemes: readonly ('http' | 'https')[]): string | null {
	const text = typed.trim();
	if (text.length > longest || /\s/.test(text)) return null;
	// `example.dk:8080` names a port, not a scheme.
	const scheme = /^([a-z][a-z0-9+.-]*):(?!\d)/i.exec(text)?.[1]?.toLowerCase();
	if (scheme && !schemes.some((known) => known === scheme)) return null;
	const address = scheme ? text : `https://${text}`;
	if (!URL.canParse(address)) return null;
	const url = new URL(address);
	if (url.username || url.password || !/^[^.]+(?:\.[^.]+)*\.[a-z][a-z0-9-]+$/i.test(url.hostname))
		return null;
	return url.href.length <= longest ? url.href : null;
}
