/** The built site in a process of its own, without jobs, so that its memory is its own too. */
import { pageCache } from '#lib/platform/visitors/page-cache.server.ts';
import { serveSite } from '../runtime/site.ts';

let rendered = 0;
const { answerOr } = pageCache;
pageCache.answerOr = (key, nowMs, render) =>
	answerOr.call(pageCache, key, nowMs, (reads) => {
		rendered++;
		return render(reads);
	});
process.on('message', () => process.send?.({ rendered }));

const site = await serveSite();
process.send?.({ port: site.port });
process.once('disconnect', () => process.exit());
