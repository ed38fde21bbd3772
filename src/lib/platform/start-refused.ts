/** A sentence for the person at the terminal: what is wrong and what to do. No stack is shown for it. */
export class StartRefused extends Error {
	override name = 'StartRefused';
}
