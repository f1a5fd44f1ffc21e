/** Protocol version of this build [P12]. The server accepts pushes from every version ≤ its own. */
export const PROTOCOL_VERSION = 1;
