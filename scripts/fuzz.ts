/** `npm run fuzz [-- SECONDS [SEED]]`: hostile forms to every action, ten minutes unless told otherwise. */
import { buildIfNeeded } from './runtime/build.ts';
import { run } from './runtime/run.ts';

const [seconds = '600', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
await buildIfNeeded();
console.log(`Hostile forms for ${seconds} s; again with: npm run fuzz -- ${seconds} ${seed}`);
const { code } = await run('playwright', ['test', '--config', 'tests/fuzz/playwright.config.ts'], {
	env: { FUZZ_SECONDS: seconds, FUZZ_SEED: seed },
});
process.exit(code);
