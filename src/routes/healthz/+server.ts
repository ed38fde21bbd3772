/** The process is up. Nothing else is asked, so that a database outage does not get the process restarted. */
export function GET(): Response {
	return new Response('ok', { headers: { 'cache-control': 'no-store' } });
}
