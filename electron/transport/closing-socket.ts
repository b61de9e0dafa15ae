/** A socket as the contract's client uses it, that takes no offence at being spoken to while it closes. */
import { WebSocket } from 'ws';

/** What the client uses of a socket; `ws` has it, only its event classes are its own. */
export type SpokenTo = Pick<WebSocket, 'addEventListener' | 'removeEventListener' | 'send' | 'readyState'>;

/**
 * A call that is given up tells the other side. When its time runs out while the socket closes (after a sleep of the
 * machine both happen at once), that word has nobody to hear it, and its error nobody to catch it: it would end the
 * whole process. What is said to a closing socket is lost with it; its calls end with the line a moment later.
 */
export const bearingClose = (socket: WebSocket): SpokenTo => ({
  addEventListener: socket.addEventListener.bind(socket),
  removeEventListener: socket.removeEventListener.bind(socket),
  get readyState() {
    return socket.readyState === WebSocket.CLOSING ? WebSocket.OPEN : socket.readyState;
  },
  send: (data: Parameters<WebSocket['send']>[0]) => {
    if (socket.readyState !== WebSocket.CLOSING) socket.send(data);
  },
});
