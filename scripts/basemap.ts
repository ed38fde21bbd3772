/**
 * `npm run basemap -- URL-or-FILE [--attribution TEXT] [--to FILE] [--most-mb N]`: cuts a PMTiles archive to Copenhagen, checks it
 * and puts it where the site finds it.
 */
import { parseArgs } from 'node:util';
import { ownPack } from '#lib/geography/basemap/basemap-pack.server.ts';
import { packMetadata } from '#lib/geography/basemap/pack-layers.ts';
import { StartRefused } from '#lib/platform/start-refused.ts';
import { cutArchive, megabytes } from './basemap/cut.ts';
import { placeArchive } from './basemap/place.ts';
import { openSource } from './basemap/source.ts';
import { dataDir } from './runtime/local-database.ts';
import { runScript } from './runtime/script.ts';

const usage =
	'Say it as: npm run basemap -- URL-or-FILE.pmtiles [--attribution "© OpenStreetMap"] [--to FILE.pmtiles] [--most-mb 200]';

function readArguments() {
	try {
		const { values, positionals } = parseArgs({
			allowPositionals: true,
			options: { attribution: { type: 'string' }, to: { type: 'string' }, 'most-mb': { type: 'string' } },
		});
		const [from, ...more] = positionals;
		const mostMb = Number(values['most-mb'] ?? 200);
		const to = values.to ?? ownPack(dataDir());
		if (!from || more.length || !(mostMb > 0) || !to.toLowerCase().endsWith('.pmtiles'))
			throw new StartRefused(usage);
		return { from, to, attribution: values.attribution, mostBytes: mostMb * 1e6, isOwn: !values.to };
	} catch {
		throw new StartRefused(usage);
	}
}

runScript(async () => {
	const { from, to, isOwn, ...options } = readArguments();
	const started = performance.now();
	const source = await openSource(from);
	try {
		const archive = await cutArchive(source, { ...options, say: console.log });
		const size = await placeArchive(archive, to);
		const seconds = ((performance.now() - started) / 1000).toFixed(1);
		console.log(
			[
				`Done in ${seconds} s: ${to}, ${megabytes(size)} MB with ${archive.tiles.length} tiles; ${megabytes(source.bytes())} MB were read.`,
				`Under the map stands: ${packMetadata(archive.metadata).attribution}`,
				!isOwn
					? `Set BASEMAP=${to} and start the site again.`
					: process.env.BASEMAP
						? `BASEMAP is set to ${process.env.BASEMAP}, which goes first: leave it empty and start the site again.`
						: 'The site finds it there by itself, within a minute; nothing is to be set.',
			].join('\n'),
		);
	} finally {
		await source.close();
	}
});
