// Loaded into the program of a test (NODE_OPTIONS --import): a thread ends without a word at its third packet, or at the second of
// the kind that DYING_AT names.
import { isMainThread, parentPort } from 'node:worker_threads';

if (!isMainThread && parentPort) {
  const kind = process.env.DYING_AT;
  const post = parentPort.postMessage.bind(parentPort);
  let packets = 0;
  parentPort.postMessage = (message, ...more) => {
    if (!kind || message.packet?.kind === kind) packets += 1;
    if (packets === (kind ? 2 : 3)) process.exit(7);
    post(message, ...more);
  };
}
