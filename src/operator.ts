/** Who is at work: what `--operator` says, else TOTSUGO_OPERATOR. Nobody is asked to prove it; the log has the system's user beside. */
export function operatorOf(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const at = argv.findIndex((word) => word === '--operator' || word.startsWith('--operator='));
  const asked = at < 0 ? undefined : argv[at]?.includes('=') ? argv[at]?.slice('--operator='.length) : argv[at + 1];
  return (asked ?? env.TOTSUGO_OPERATOR) || undefined;
}
