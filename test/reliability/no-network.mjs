// Preloaded into the program: writes down every try to reach another machine, whatever becomes of it. A socket that
// listens on this machine for its own browser is none.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const told = (what) => appendFileSync(process.env.TOTSUGO_TRIED, `${what}\n`);

function watched(object, name) {
  const original = object[name];
  object[name] = function (...args) {
    // An address that is one already is looked up nowhere: what listening on 127.0.0.1 does.
    if (!(name === 'lookup' && net.isIP(args[0]))) told(name);
    return original.apply(this, args);
  };
}

watched(net.Socket.prototype, 'connect');
watched(dgram.Socket.prototype, 'send');
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  watched(dns, name);
  watched(dns.promises, name);
}
watched(globalThis, 'fetch');
syncBuiltinESMExports();
