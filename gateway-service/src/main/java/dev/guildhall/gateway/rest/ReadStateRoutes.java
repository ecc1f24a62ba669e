package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.Pin;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.payload.ReadStateJson;
import dev.guildhall.common.personal.Ack;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.user.PersonalCommand;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How far one has read. Source: community docs, "Read State".
///
/// A channel must exist, so that nobody fills the store with numbers; whether the caller sees it is not asked: every
/// reader of every message comes here, and a guild's owner must not work for each.
final class ReadStateRoutes {
    private static final int TYPES_MAX = 5;

    private final RestServices services;
    private final People people;
    private final Channels channels;

    ReadStateRoutes(RestServices services) {
        this.services = services;
        this.people = new People(services);
        this.channels = new Channels(services);
    }

    void addTo(Routes routes) {
        routes.add("POST", "/channels/{channel_id}/messages/{message_id}/ack", Access.PEOPLE, this::acknowledge);
        routes.add("POST", "/read-states/ack-bulk", Access.PEOPLE, this::acknowledgeMany);
        routes.add("POST", "/channels/{channel_id}/pins/ack", Access.PEOPLE, this::acknowledgePins);
        routes.add("DELETE", "/channels/{channel_id}/messages/ack", Access.PEOPLE, this::forget);
    }

    /// The message itself may be gone, or never have been. The token that older clients send is not needed.
    private CompletionStage<Answer> acknowledge(Call call) {
        Form form = call.form();
        Ack ack = new Ack(
                Guilds.channelId(call),
                new MessageId(call.id("message_id")),
                form.optional("manual", Values.flag(), false),
                form.optional("mention_count", Numbers.integer(0, Integer.MAX_VALUE)),
                form.optional("flags", Numbers.integer(0, Integer.MAX_VALUE)),
                form.optional("last_viewed", Numbers.integer(0, Integer.MAX_VALUE)));
        return form.then(() -> known(
                ack.channelId(),
                () -> people.change(
                        call,
                        new PersonalCommand.Acknowledge(List.of(ack)),
                        result -> Answer.ok(out -> {
                            out.writeStartObject();
                            out.writeNullField("token");
                            out.writeEndObject();
                        }))));
    }

    private CompletionStage<Answer> known(ChannelId channelId, Supplier<CompletionStage<Answer>> then) {
        return services.channels()
                .ownerOf(channelId)
                .thenCompose(owner ->
                        owner.isPresent() ? then.get() : Guilds.done(Answer.refused(ApiError.UNKNOWN_CHANNEL)));
    }

    private record Item(int type, ChannelId channelId, MessageId messageId) {
        static @Nullable Item of(Form form) {
            int type = form.optional("read_state_type", Numbers.integer(0, TYPES_MAX), ReadStateJson.CHANNEL);
            ChannelId channelId = form.optional("channel_id", Numbers.snowflake(ChannelId::new));
            MessageId messageId = form.optional("message_id", Numbers.snowflake(MessageId::new));
            return channelId == null || messageId == null ? null : new Item(type, channelId, messageId);
        }
    }

    /// Clients send what they have open, some of it gone by now: that is passed over, as are kinds of read states
    /// that are none of a channel.
    private CompletionStage<Answer> acknowledgeMany(Call call) {
        Form form = call.form();
        List<Item> items = form.required(
                "read_states", Values.list(Values.object(Item::of), Limits.READ_STATES_BULK_MAX), List.of());
        return form.then(() -> Stages.all(items.stream()
                        .filter(item -> item.type() == ReadStateJson.CHANNEL)
                        .map(this::ack)
                        .toList())
                .thenCompose(found -> {
                    List<Ack> acks = found.stream().flatMap(List::stream).toList();
                    return acks.isEmpty()
                            ? Guilds.done(Answer.noContent())
                            : people.change(call, new PersonalCommand.Acknowledge(acks));
                }));
    }

    private CompletionStage<List<Ack>> ack(Item item) {
        Ack ack = new Ack(item.channelId(), item.messageId(), false, null, null, null);
        return services.channels()
                .ownerOf(item.channelId())
                .thenApply(owner -> owner.isPresent() ? List.of(ack) : List.of());
    }

    /// For who sees the channel: the answer's event tells when something was pinned last.
    private CompletionStage<Answer> acknowledgePins(Call call) {
        return channels.seen(
                call,
                channel -> services.store().pins().pins(channel.id()).thenCompose(pins -> {
                    var newest = pins.stream()
                            .map(Pin::pinnedAt)
                            .findFirst()
                            .orElseGet(() -> services.clock().instant());
                    return people.change(call, new PersonalCommand.AcknowledgePins(channel.id(), newest));
                }));
    }

    private CompletionStage<Answer> forget(Call call) {
        return people.change(call, new PersonalCommand.ForgetReadState(Guilds.channelId(call)));
    }
}
