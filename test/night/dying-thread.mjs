// Loaded into the program of a test (NODE_OPTIONS --import): a thread ends without a word at its third packet.
import { isMainThread, parentPort } from 'node:worker_threads';

if (!isMainThread && parentPort) {
  const post = parentPort.postMessage.bind(parentPort);
  let packets = 0;
  parentPort.postMessage = (message) => {
    packets += 1;
    if (packets === 3) process.exit(7);
    post(message);
  };
}
