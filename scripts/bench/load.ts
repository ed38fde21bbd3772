/** Asks a server the same questions as fast as it answers, by autocannon. */
import autocannon from 'autocannon';

export interface Load {
	requestsPerSecond: number;
	/** Milliseconds. */
	p50: number;
	p99: number;
	/** Bytes of one answer, headers left out. */
	bytes: number;
	/** Answers that are neither 2xx nor 304, and requests without an answer. */
	failures: number;
}

/** `paths` are asked in turn. `headers` go with every request. */
export async function load(
	url: string,
	paths: readonly string[],
	{
		seconds,
		headers = {},
		connections = 8,
	}: { seconds: number; headers?: Record<string, string>; connections?: number },
): Promise<Load> {
	const sample = await fetch(url + paths[0], { headers });
	const bytes = (await sample.arrayBuffer()).byteLength;
	const result = await autocannon({
		url,
		connections,
		duration: seconds,
		headers,
		requests: paths.map((path) => ({ path })),
	});
	const unchanged = result.statusCodeStats?.['304']?.count ?? 0;
	return {
		requestsPerSecond: result.requests.average,
		p50: result.latency.p50,
		p99: result.latency.p99,
		bytes,
		failures: result.non2xx - unchanged + result.errors + result.timeouts,
	};
}
