/** What a first view of a page costs to fetch: its JavaScript and styles, compressed as the site sends them. */
import { gzipSync } from 'node:zlib';

export interface Weight {
	scripts: number;
	/** kB gzip. */
	scriptKb: number;
	styleKb: number;
	pageKb: number;
}

const kb = (bytes: number) => Math.round(bytes / 102.4) / 10;

/** Everything the page's HTML names to load at once, and the modules those import statically. */
export async function firstLoad(origin: string, path: string): Promise<Weight> {
	const html = await (await fetch(origin + path)).text();
	const linked = (pattern: RegExp) =>
		[...html.matchAll(pattern)].map(([, found]) => new URL(found ?? '', origin + path).href);
	const scripts = new Set(linked(/(?:modulepreload"? href=|href=)"([^"]+\.js)"/g));
	for (const entry of linked(/import\("([^"]+\.js)"\)/g)) scripts.add(entry);
	const styles = new Set(linked(/href="([^"]+\.css)"/g));

	let scriptBytes = 0;
	const seen = new Set<string>();
	const fetchScript = async (url: string): Promise<void> => {
		if (seen.has(url)) return;
		seen.add(url);
		const text = await (await fetch(url)).text();
		scriptBytes += gzipSync(text).length;
		const imports = [...text.matchAll(/(?:^|[;}])import\s*(?:[\w*{}\s,$]+from)?\s*["']([^"']+\.js)["']/g)];
		await Promise.all(imports.map(([, found]) => fetchScript(new URL(found ?? '', url).href)));
	};
	await Promise.all([...scripts].map(fetchScript));
	const styleBytes = await Promise.all(
		[...styles].map(async (url) => gzipSync(await (await fetch(url)).text()).length),
	);
	return {
		scripts: seen.size,
		scriptKb: kb(scriptBytes),
		styleKb: kb(styleBytes.reduce((sum, bytes) => sum + bytes, 0)),
		pageKb: kb(gzipSync(html).length),
	};
}
