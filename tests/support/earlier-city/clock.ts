/** Preloaded into a site’s process (`--import`): its clock stands at the moment that `CLOCK_STANDS_AT` names. */
const at = Date.parse(process.env.CLOCK_STANDS_AT ?? '');
if (Number.isNaN(at)) throw new Error('CLOCK_STANDS_AT is no moment');

const Running = Date;
globalThis.Date = class extends Running {
	constructor(...given: unknown[]) {
		super(...((given.length > 0 ? given : [at]) as [number]));
	}
	static override now = () => at;
} as DateConstructor;
