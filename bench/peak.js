// Loaded into a measured process (--import): writes its peak resident memory, in bytes, where TOTSUGO_PEAK says.
import { writeFileSync } from 'node:fs';

const file = process.env.TOTSUGO_PEAK;
process.on('exit', () => {
  if (file) writeFileSync(file, String(process.resourceUsage().maxRSS * 1024));
});
