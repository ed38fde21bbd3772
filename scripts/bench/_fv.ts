import { serveSite } from '../runtime/site.ts';
import { firstViews } from './first-view.ts';
const site = await serveSite();
const paths = ['/', '/oplev', '/begivenheder/begivenhed-1', '/partnere/' + (process.argv[2] ?? 'partner-1'), '/partnere'];
const v = await firstViews('http://127.0.0.1:' + site.port, paths);
v.forEach((x, i) => console.log(paths[i], JSON.stringify(x)));
process.exit();
