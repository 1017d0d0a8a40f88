import type { Deck } from "#deck";
import { createShow } from "#show";
import type { Show, ShowState } from "#show";
import { connect } from "#sync";
import type { SyncMessage, Transport } from "#sync";

interface Packet {
  readonly to: (data: unknown) => void;
  readonly data: unknown;
}

/** Windows without a browser: messages wait until the test says what becomes of them. */
export interface Network {
  /** On the way, oldest first. */
  readonly waiting: readonly unknown[];
  /** A new endpoint; it hears what every other one sends from now on. */
  transport(): Transport;
  deliver(at?: number): void;
  lose(at?: number): void;
  /** Delivers, and leaves it on the way. */
  repeat(at?: number): void;
  /** Delivers in order until nobody has anything to say; returns how many. Fails on an echo that does not end. */
  settle(): number;
}

export function createNetwork(): Network {
  const endpoints = new Set<(data: unknown) => void>();
  const packets: Packet[] = [];
  const take = (at: number): Packet | undefined => packets.splice(at % Math.max(1, packets.length), 1)[0];
  const hand = (packet: Packet | undefined): void => packet?.to(structuredClone(packet.data));
  return {
    get waiting() {
      return packets.map(({ data }) => data);
    },
    transport() {
      const ears = new Set<(data: unknown) => void>();
      const hear = (data: unknown): void => {
        for (const heard of ears) heard(data);
      };
      endpoints.add(hear);
      return {
        send(message: SyncMessage) {
          if (!endpoints.has(hear)) return;
          for (const other of endpoints) {
            if (other !== hear) packets.push({ to: other, data: message });
          }
        },
        listen(heard) {
          ears.add(heard);
          return () => void ears.delete(heard);
        },
        close() {
          endpoints.delete(hear);
          ears.clear();
        },
      };
    },
    deliver: (at = 0) => hand(take(at)),
    lose: (at = 0) => void take(at),
    repeat: (at = 0) => hand(packets[at % Math.max(1, packets.length)]),
    settle() {
      let count = 0;
      while (packets.length > 0) {
        hand(take(0));
        if (++count > 10_000) throw new Error("The windows do not stop talking.");
      }
      return count;
    },
  };
}

let peers = 0;

/** A window of the talk on this network, at time zero. Later ones have greater peers. */
export function open(
  deck: Deck,
  network: Network,
  options: { index?: number; initial?: ShowState | null } = {},
): Show {
  const peer = `w${String(++peers).padStart(6, "0")}`;
  const show = createShow(deck, { peer, now: () => 0, ...options });
  connect(show, [network.transport()]);
  return show;
}

/** `const [presenter, audience] = windows(deck, network)`: two that have met. */
export function windows(deck: Deck, network: Network): [Show, Show] {
  const both: [Show, Show] = [open(deck, network), open(deck, network)];
  network.settle();
  return both;
}
