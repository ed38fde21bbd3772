/** The built site in a process of its own, without jobs, so that its memory is its own too. */
import { serveSite } from '../runtime/site.ts';

const site = await serveSite();
process.send?.({ port: site.port });
process.once('disconnect', () => process.exit());
