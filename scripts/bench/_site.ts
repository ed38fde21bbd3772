import { serveSite } from '../runtime/site.ts';
import { Session } from 'node:inspector/promises';
import { writeFileSync } from 'node:fs';
const site = await serveSite();
const s = new Session(); s.connect(); await s.post('Profiler.enable'); await s.post('Profiler.setSamplingInterval',{interval:200});
process.on('SIGUSR2', async () => { await s.post('Profiler.start'); });
process.on('SIGTERM', async () => { const { profile } = await s.post('Profiler.stop'); writeFileSync('/tmp/prof/p.cpuprofile', JSON.stringify(profile)); process.exit(0); });
