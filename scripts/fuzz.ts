/** `npm run fuzz [-- SECONDS [SEED]]`: hostile forms to every action, ten minutes unless told otherwise. */
import { buildIfNeeded } from './runtime/build.ts';
import { run } from './runtime/run.ts';

const [seconds = '600', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
/** The first round sends everything to everybody; what it ends is there again in the city of the next. */
const longest = { first: 300, later: 120 };
const until = Date.now() + Number(seconds) * 1000;

await buildIfNeeded();
console.log(`Hostile forms for ${seconds} s; again with: npm run fuzz -- ${seconds} ${seed}`);
let code = 0;
for (let round = 0; code === 0 && Date.now() < until; round++) {
	const left = Math.ceil((until - Date.now()) / 1000);
	const env = {
		FUZZ_SECONDS: String(Math.min(left, round === 0 ? longest.first : longest.later)),
		FUZZ_SEED: round === 0 ? seed : `${seed}.${round}`,
	};
	({ code } = await run('playwright', ['test', '--config', 'tests/fuzz/playwright.config.ts'], { env }));
}
process.exit(code);
