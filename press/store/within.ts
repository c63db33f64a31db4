/**
 * What is asked of a store, unless it takes longer than so many milliseconds: a network that swallows everything would
 * otherwise be waited for until the kernel gives up, a quarter of an hour.
 *
 * @param late what to do with an answer that comes after all, when nobody waits for it any more
 */
export async function within<T>(
  milliseconds: number,
  answer: Promise<T>,
  late: (answer: T) => unknown = () => {},
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`The store did not answer within ${milliseconds} ms`));
      answer.then(late).catch(() => {});
    }, milliseconds);
  });
  try {
    return await Promise.race([answer, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
