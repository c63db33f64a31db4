/** Runs once when Next starts. The code of Node's own runtime stands apart: Next also compiles this for others. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') await import('./instrumentation-node.ts');
}
