package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.MessageReference;
import dev.guildhall.common.guild.MessageView;
import dev.guildhall.common.guild.MessageView.Referenced;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.MessageType;
import dev.guildhall.common.user.User;
import dev.guildhall.guild.state.ColdValue.MessageRow;
import dev.guildhall.guild.state.ColdValue.Person;
import dev.guildhall.guild.state.ColdValue.Pins;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts a message together with the people and the message that it names. What is not known is noted in the
/// lookup: the caller gives up when that is incomplete.
final class MessageViews {
    private MessageViews() {}

    /// A message that is sent now: nobody can have pinned it.
    static MessageView ofNew(Message message, ColdLookup cold) {
        Referenced referenced = referenced(message, cold);
        Set<UserId> named = new LinkedHashSet<>(namedBy(message));
        if (referenced instanceof Referenced.Found found) {
            named.addAll(namedBy(found.message()));
        }
        Map<UserId, User> users = new HashMap<>();
        for (UserId userId : named) {
            Person person = cold.person(userId);
            if (person != null && person.user() != null) {
                users.put(userId, person.user());
            }
        }
        return new MessageView(message, users, referenced);
    }

    /// Without reactions: events leave them out, and clients keep what they have.
    static MessageView of(Message message, ColdLookup cold) {
        return ofNew(message, cold).pinned(pinned(message, cold));
    }

    private static boolean pinned(Message message, ColdLookup cold) {
        Pins pins = cold.pins(message.channelId());
        return pins != null && pins.has(message.id());
    }

    /// The author's membership; null when it is no member.
    static @Nullable MemberProfile author(Message message, ColdLookup cold) {
        return profile(message.authorId(), cold);
    }

    /// The memberships of those mentioned users who are members.
    static Map<UserId, MemberProfile> mentioned(Message message, ColdLookup cold) {
        Map<UserId, MemberProfile> profiles = new HashMap<>();
        for (UserId userId : message.mentions()) {
            MemberProfile profile = profile(userId, cold);
            if (profile != null) {
                profiles.put(userId, profile);
            }
        }
        return profiles;
    }

    private static Referenced referenced(Message message, ColdLookup cold) {
        MessageReference reference = message.reference();
        // The notice of a pin refers to a message too, and shows none of it; a forward has its own copy.
        if (reference == null || message.type() != MessageType.REPLY) {
            return MessageView.NOT_LOADED;
        }
        MessageRow target = cold.message(reference.channelId(), reference.messageId());
        return target == null || target.message() == null
                ? MessageView.DELETED
                : new Referenced.Found(target.message(), pinned(target.message(), cold));
    }

    private static List<UserId> namedBy(Message message) {
        Set<UserId> named = new LinkedHashSet<>(message.mentions());
        named.add(message.authorId());
        message.enclosures().snapshots().forEach(snapshot -> named.addAll(snapshot.mentions()));
        return List.copyOf(named);
    }

    private static @Nullable MemberProfile profile(UserId userId, ColdLookup cold) {
        Person person = cold.person(userId);
        if (person == null || person.user() == null) {
            return null;
        }
        Member member = person.member();
        return member == null ? null : new MemberProfile(member, person.user());
    }
}
