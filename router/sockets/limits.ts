/** How much one person, one address and one socket may hold open. */
export interface SocketLimits {
  readonly socketsPerAddress: number;
  readonly socketsPerUser: number;
  readonly subscriptionsPerSocket: number;
  readonly subscriptionsPerUser: number;
  readonly subscriptionsPerAddress: number;
}

/** What a person with many tabs, or an office behind one address, stays below. */
export const SOCKET_LIMITS: SocketLimits = {
  socketsPerAddress: 100,
  socketsPerUser: 20,
  subscriptionsPerSocket: 50,
  subscriptionsPerUser: 200,
  subscriptionsPerAddress: 1_000,
};
