/** `npm run fuzz:import [-- SECONDS]`: calendars, pages and lists of events, changed at random, for a minute unless told otherwise. */
import { run } from './runtime/run.ts';

const [seconds = '60'] = process.argv.slice(2);
const readers = 'src/lib/importing/reading';
const { code } = await run('vitest', ['run', readers, '-t', 'changed at random'], {
	env: { FUZZ_SECONDS: seconds },
});
process.exit(code);
