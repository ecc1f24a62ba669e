package dev.guildhall.channel.state;

import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.user.User;
import dev.guildhall.guild.state.ColdValue.Contact;
import dev.guildhall.guild.state.Decision;
import dev.guildhall.guild.state.GuildEvent;
import dev.guildhall.guild.state.MessageDecider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Messages in a private channel: the rules of all messages, and whom they may be sent to.
final class Talk {
    private Talk() {}

    static PrivateDecision say(Visit visit, GuildCommand.OfMessages command) {
        if (command instanceof GuildCommand.SendMessage && !visit.channel().group()) {
            for (UserId other : visit.channel().others(visit.actorId())) {
                Contact contact = visit.cold().contact(visit.actorId(), other);
                if (contact == null) {
                    return visit.needs();
                }
                if (!contact.allowed()) {
                    return Visit.refused(ApiError.CANNOT_MESSAGE_USER);
                }
            }
        }
        return switch (MessageDecider.decide(visit.place(), command)) {
            case Decision.Rejected rejected -> new PrivateDecision.Rejected(rejected.answer());
            case Decision.Needs needs -> new PrivateDecision.Needs(needs.keys());
            case Decision.Accepted accepted -> said(visit, accepted);
        };
    }

    /// A new message brings the channel to those who closed it, or have not seen it.
    private static PrivateDecision said(Visit visit, Decision.Accepted accepted) {
        List<PrivateEvent> events = new ArrayList<>();
        boolean isNew = accepted.events().stream().anyMatch(GuildEvent.MessageCreated.class::isInstance);
        if (isNew && !visit.record().hiddenFrom().isEmpty()) {
            Map<UserId, User> users = visit.users();
            if (visit.cold().incomplete()) {
                return visit.needs();
            }
            visit.channel().recipients().stream()
                    .filter(visit.record().hiddenFrom()::contains)
                    .forEach(each -> events.add(new PrivateEvent.Shown(each, users)));
        }
        for (GuildEvent event : accepted.events()) {
            events.add(new PrivateEvent.Said((GuildEvent.OfMessages) event));
        }
        return new PrivateDecision.Accepted(events, accepted.result());
    }
}
