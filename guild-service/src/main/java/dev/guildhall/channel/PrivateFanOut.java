package dev.guildhall.channel;

import dev.guildhall.channel.state.PrivateEvent;
import dev.guildhall.channel.state.PrivateFold;
import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.guild.PrivateChannelView;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.payload.AttachmentLinks;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.payload.PrivateChannelJson;
import dev.guildhall.common.payload.UserJson;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.user.User;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.guild.fanout.MessageBodies;
import dev.guildhall.guild.state.GuildEvent;
import dev.guildhall.store.PrivateChannelRows.PrivateChannelRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the recipients get for the events of one decision. A message has one body for all of them; the channel itself
/// looks different to each, and bots are never told of it. Source: gateway docs, "Channel Create".
final class PrivateFanOut {
    private final AttachmentLinks links;
    private final Map<UserId, List<EncodedEvent>> letters = new LinkedHashMap<>();
    private @Nullable PrivateChannelRecord record;

    /// `before` is the channel as it was published last; null before it is opened.
    PrivateFanOut(@Nullable PrivateChannelRecord before, AttachmentLinks links) {
        this.record = before;
        this.links = links;
    }

    /// One after the other, as they were decided.
    void add(PrivateEvent event) {
        PrivateChannelRecord after = PrivateFold.after(record, event);
        record = after;
        switch (event) {
            case PrivateEvent.Opened opened -> channel(EventType.CHANNEL_CREATE, after, shownTo(after), opened.users());
            case PrivateEvent.Shown shown ->
                channel(EventType.CHANNEL_CREATE, after, List.of(shown.userId()), shown.users());
            case PrivateEvent.Hidden hidden ->
                channel(EventType.CHANNEL_DELETE, after, List.of(hidden.userId()), hidden.users());
            case PrivateEvent.Changed changed ->
                channel(EventType.CHANNEL_UPDATE, after, shownTo(after), changed.users());
            case PrivateEvent.RecipientAdded added -> added(added, after);
            case PrivateEvent.RecipientRemoved removed -> removed(removed, after);
            case PrivateEvent.Said said -> said(said.event(), after);
        }
    }

    /// The channel after all of them.
    @Nullable
    PrivateChannelRecord record() {
        return record;
    }

    /// One message for each user who gets anything, events in order.
    List<UserMessage.Deliver> letters() {
        List<UserMessage.Deliver> all = new ArrayList<>();
        letters.forEach((userId, events) -> all.add(new UserMessage.Deliver(userId, events)));
        return all;
    }

    private void added(PrivateEvent.RecipientAdded added, PrivateChannelRecord after) {
        UserId newcomer = added.user().id();
        EncodedEvent body = recipient(EventType.CHANNEL_RECIPIENT_ADD, after.channel(), added.user());
        after.channel().others(newcomer).forEach(each -> post(each, body));
        channel(EventType.CHANNEL_CREATE, after, List.of(newcomer), added.users());
    }

    private void removed(PrivateEvent.RecipientRemoved removed, PrivateChannelRecord after) {
        EncodedEvent body = recipient(EventType.CHANNEL_RECIPIENT_REMOVE, after.channel(), removed.user());
        after.channel().recipients().forEach(each -> post(each, body));
        channel(EventType.CHANNEL_DELETE, after, List.of(removed.user().id()), removed.users());
    }

    private void said(GuildEvent.OfMessages event, PrivateChannelRecord after) {
        EncodedEvent body =
                MessageBodies.inPrivate(after.channel().type(), links).of(event);
        if (body != null) {
            shownTo(after).forEach(each -> post(each, body));
        }
    }

    private static List<UserId> shownTo(PrivateChannelRecord record) {
        return record.channel().recipients().stream()
                .filter(each -> !record.hiddenFrom().contains(each))
                .toList();
    }

    private void channel(EventType type, PrivateChannelRecord record, Collection<UserId> to, Map<UserId, User> users) {
        PrivateChannelView view = new PrivateChannelView(record.channel(), users, record.last());
        for (UserId reader : to) {
            User user = users.get(reader);
            if (user != null && !user.bot()) {
                post(reader, new EncodedEvent(type, Json.encode(out -> PrivateChannelJson.write(out, view, reader))));
            }
        }
    }

    private static EncodedEvent recipient(EventType type, PrivateChannel channel, User user) {
        ChannelId channelId = channel.id();
        return new EncodedEvent(type, Json.encode(out -> {
            out.writeStartObject();
            Fields.id(out, "channel_id", channelId.value());
            out.writeFieldName("user");
            UserJson.write(out, user);
            out.writeEndObject();
        }));
    }

    private void post(UserId to, EncodedEvent event) {
        letters.computeIfAbsent(to, each -> new ArrayList<>()).add(event);
    }
}
