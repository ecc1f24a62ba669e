/// Gateway sessions: they survive their sockets. Control path in actors, one per session; dispatches through
/// the node's relay, whose log is the resume buffer.
@NullMarked
package dev.guildhall.gateway.session;

import org.jspecify.annotations.NullMarked;
