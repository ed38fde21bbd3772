/**
 * A request that is answered before all of it is read (too large, not signed in, nothing there) leaves the rest on its
 * connection, and the browser's next request waits behind it. So the rest is read and dropped, up to what a request may
 * weigh; who sends more loses the connection.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';

export function dropUnread(request: IncomingMessage, response: ServerResponse, mostBytes: number): void {
	response.once('finish', () => {
		if (request.complete || request.destroyed) return;
		let bytes = 0;
		// Whoever read it has stopped, and would only pause it again.
		request.removeAllListeners('data');
		request.on('data', (piece: Buffer) => {
			bytes += piece.length;
			if (bytes > mostBytes) request.destroy();
		});
		request.resume();
	});
}
