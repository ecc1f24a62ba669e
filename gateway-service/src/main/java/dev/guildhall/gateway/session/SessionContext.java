package dev.guildhall.gateway.session;

import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.common.route.Owners;
import dev.guildhall.gateway.route.OwnerRouter;
import dev.guildhall.gateway.socket.GatewayCounters;
import dev.guildhall.store.UnreadMentions;
import java.util.function.LongSupplier;
import org.apache.pekko.actor.typed.ActorRef;

/// What all sessions of a node share.
record SessionContext(
        Owners owners,
        OwnerRouter router,
        ActorRef<RelayMessage> relay,
        SessionDirectory directory,
        SessionBounds bounds,
        GatewayCounters counters,
        MemberRequests members,
        OwnAffairsReads ownAffairs,
        UnreadMentions mentions,
        LongSupplier nowNs) {}
