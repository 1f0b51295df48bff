// The last line of .ci/run from vitest's JSON report: "N passed, N failed". A test file that cannot be read or imported
// counts as one failure, and so does a suite that ended before its report. Exits 1 where anything failed.
import { readFileSync } from 'node:fs';

function counted(file) {
  try {
    const { testResults, numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(file, 'utf8'));
    const failed = (assertions) => assertions.some(({ status }) => status === 'failed');
    const broken = testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && !failed(assertionResults),
    );
    const failures = numFailedTests + broken.length;
    // An error outside every test, or no test at all.
    const unsaid = failures === 0 && (!success || numPassedTests === 0) ? 1 : 0;
    return { passed: numPassedTests, failed: failures + unsaid };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const { passed, failed } = counted(process.argv[2] ?? '');
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
