import { json } from '@sveltejs/kit';
import { readiness } from '#lib/platform/readiness.server.ts';

export async function GET(): Promise<Response> {
	const state = await readiness();
	return json(state, { status: state.ok ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
