'use strict';

// A TCP proxy between the library and the server, so that a connection can be lost without either end having a say. It speaks no protocol of its
// own: it only tells WebSocket connections from others, and puts its own address where the server names its own, so that a
// reconnecting library comes back through it.

const net = require('node:net');
const { Transform } = require('node:stream');

/** Replaces one string of bytes by another of the same length, also where it is split over two chunks. */
function replacing(from, to) {
  let held = Buffer.alloc(0);
  return new Transform({
    transform(chunk, _encoding, done) {
      const bytes = Buffer.concat([held, chunk]);
      for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + to.length)) to.copy(bytes, at);
      const keep = tailThatMayBegin(bytes, from);
      held = Buffer.from(bytes.subarray(bytes.length - keep));
      done(null, bytes.subarray(0, bytes.length - keep));
    },
    flush(done) {
      done(null, held);
    },
  });
}

function tailThatMayBegin(bytes, needle) {
  for (let length = Math.min(needle.length - 1, bytes.length); length > 0; length--) {
    if (bytes.subarray(bytes.length - length).equals(needle.subarray(0, length))) return length;
  }
  return 0;
}

class Proxy {
  #server;
  #target;
  #webSockets = new Set();
  #held = [];
  #holding = false;

  constructor(target) {
    this.#target = target;
    this.#server = net.createServer(client => this.#accept(client));
  }

  async listen() {
    await new Promise(resolve => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get port() {
    return this.#server.address().port;
  }

  get api() {
    return `http://127.0.0.1:${this.port}/api`;
  }

  /** Lets no new WebSocket through until `release()`. */
  hold() {
    this.#holding = true;
  }

  release() {
    this.#holding = false;
    for (const go of this.#held.splice(0)) go();
  }

  /** Cuts every WebSocket that is open, without a close frame. */
  cut() {
    const open = [...this.#webSockets];
    for (const [client, upstream] of open) {
      client.destroy();
      upstream.destroy();
    }
    return open.length;
  }

  close() {
    this.cut();
    this.#server.close();
  }

  #accept(client) {
    client.on('error', () => client.destroy());
    client.once('data', first => {
      client.pause();
      const webSocket = /\r\nupgrade: *websocket/i.test(first.toString('latin1'));
      const go = () => this.#connect(client, first, webSocket);
      if (webSocket && this.#holding) this.#held.push(go);
      else go();
    });
  }

  #connect(client, first, webSocket) {
    const upstream = net.connect(Number(this.#target.port), this.#target.hostname);
    const pair = [client, upstream];
    if (webSocket) this.#webSockets.add(pair);
    upstream.write(first);
    client.pipe(upstream);
    upstream.pipe(this.#rewriter()).pipe(client);
    upstream.on('error', () => client.destroy());
    for (const end of pair) {
      end.on('close', () => {
        this.#webSockets.delete(pair);
        client.destroy();
        upstream.destroy();
      });
    }
  }

  #rewriter() {
    const from = Buffer.from(`127.0.0.1:${this.#target.port}`);
    const to = Buffer.from(`127.0.0.1:${this.port}`);
    if (from.length !== to.length) throw new Error(`ports of different length: ${from} and ${to}`);
    return replacing(from, to);
  }
}

/** A proxy on a free port of this machine in front of the server whose API is at `api`. */
async function startProxy(api) {
  return new Proxy(new URL(api)).listen();
}

module.exports = { startProxy };
