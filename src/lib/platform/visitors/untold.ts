/**
 * Pages on which nobody is known: no session is read, no line is logged, nothing is kept, and no other site hears where the reader was
 * (decision 0107). The site's own pages do: without a referrer a browser says no origin either, and a form is taken for another site's.
 */
const untold = /^\/\(public\)\/equal-treatment\/(?:tell|answer)$/;

export const isUntold = (routeId: string | null): boolean => untold.test(routeId ?? '');

const headers = { 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' };

export function keepUntold(response: Response): void {
	for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
}
