import { userInfo } from 'node:os';

/** Who works at the command line, for signing. In a container the user may have no name. */
export function who(): string {
  try {
    return userInfo().username;
  } catch {
    return 'command line';
  }
}
