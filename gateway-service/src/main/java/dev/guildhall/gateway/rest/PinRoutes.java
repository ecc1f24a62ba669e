package dev.guildhall.gateway.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.MessageView;
import dev.guildhall.common.guild.Pin;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.payload.MessageJson;
import dev.guildhall.common.payload.Timestamps;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Permission;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Pins of a channel, by the routes of today and by the older ones beside them, whose lists have another shape.
/// Source: message resource, "Get Channel Pins" and after.
final class PinRoutes {
    private static final String PINS = "/channels/{channel_id}/messages/pins";
    private static final String PIN = PINS + "/{message_id}";
    private static final String OLD_PINS = "/channels/{channel_id}/pins";
    private static final String OLD_PIN = OLD_PINS + "/{message_id}";

    /// A pin with its message as the reader sees it.
    private record Shown(Pin pin, MessageView view) {}

    /// Pins of a page, and whether more follow.
    private record Page(List<Pin> pins, boolean more) {}

    private final RestServices services;
    private final Channels channels;
    private final MessageViewer viewer;

    PinRoutes(RestServices services) {
        this.services = services;
        this.channels = new Channels(services);
        this.viewer = new MessageViewer(services);
    }

    void addTo(Routes routes) {
        routes.add("GET", PINS, Access.ANY_ACCOUNT, this::list);
        routes.add("PUT", PIN, Access.ANY_ACCOUNT, this::pin);
        routes.add("DELETE", PIN, Access.ANY_ACCOUNT, this::unpin);
        routes.add("GET", OLD_PINS, Access.ANY_ACCOUNT, this::listOld);
        routes.add("PUT", OLD_PIN, Access.ANY_ACCOUNT, this::pin);
        routes.add("DELETE", OLD_PIN, Access.ANY_ACCOUNT, this::unpin);
    }

    private CompletionStage<Answer> pin(Call call) {
        return channels.command(call, new GuildCommand.PinMessage(Guilds.channelId(call), messageId(call)))
                .thenApply(ApiErrorMapper::noContent);
    }

    private CompletionStage<Answer> unpin(Call call) {
        return channels.command(call, new GuildCommand.UnpinMessage(Guilds.channelId(call), messageId(call)))
                .thenApply(ApiErrorMapper::noContent);
    }

    private static MessageId messageId(Call call) {
        return new MessageId(call.id("message_id"));
    }

    private CompletionStage<Answer> list(Call call) {
        Form query = call.query();
        int limit = query.optional("limit", Numbers.integer(1, Limits.PINS_PAGE_MAX), Limits.PINS_PAGE_MAX);
        Instant before = query.optional("before", Values.timestamp());
        return query.then(() -> read(
                call,
                before,
                limit,
                (page, shown, content) -> Answer.ok(out -> {
                    out.writeStartObject();
                    out.writeArrayFieldStart("items");
                    for (Shown each : shown) {
                        out.writeStartObject();
                        out.writeStringField(
                                "pinned_at", Timestamps.iso(each.pin().pinnedAt()));
                        out.writeFieldName("message");
                        write(out, each, call, content);
                        out.writeEndObject();
                    }
                    out.writeEndArray();
                    out.writeBooleanField("has_more", page.more());
                    out.writeEndObject();
                })));
    }

    private CompletionStage<Answer> listOld(Call call) {
        return read(
                call,
                null,
                Limits.PINS_PAGE_MAX,
                (page, shown, content) -> Answer.ok(out -> {
                    out.writeStartArray();
                    for (Shown each : shown) {
                        write(out, each, call, content);
                    }
                    out.writeEndArray();
                }));
    }

    private void write(JsonGenerator out, Shown shown, Call call, boolean content) throws IOException {
        MessageJson.write(out, shown.view(), viewer.context(shown.view(), call.caller(), content));
    }

    /// How a page is answered; `content` is whether its reader reads the text of others' messages.
    @FunctionalInterface
    private interface Shape {
        Answer of(Page page, List<Shown> shown, boolean content);
    }

    /// Who may not read the history sees no pins, and gets no error.
    private CompletionStage<Answer> read(Call call, @Nullable Instant before, int limit, Shape shape) {
        return channels.seen(call, channel -> {
            if (!channel.type().holdsMessages()) {
                return Guilds.done(Answer.refused(ApiError.NOT_A_TEXT_CHANNEL));
            }
            return channel.allows(Permission.READ_MESSAGE_HISTORY)
                    ? services.store()
                            .pins()
                            .pins(channel.id())
                            .thenCompose(pins -> answer(call, channel, page(pins, before, limit), shape))
                    : Guilds.done(shape.of(new Page(List.of(), false), List.of(), true));
        });
    }

    private static Page page(List<Pin> pins, @Nullable Instant before, int limit) {
        List<Pin> older = pins.stream()
                .filter(pin -> before == null || pin.pinnedAt().isBefore(before))
                .toList();
        return new Page(older.stream().limit(limit).toList(), older.size() > limit);
    }

    private CompletionStage<Answer> answer(Call call, Channels.Seen channel, Page page, Shape shape) {
        List<MessageId> ids = page.pins().stream().map(Pin::messageId).toList();
        return services.store()
                .history()
                .messages(channel.id(), ids)
                .thenCompose(found -> viewer.views(call.caller(), channel.id(), inOrder(page, found)))
                .thenCombine(
                        viewer.readsContent(call.caller()),
                        (views, content) -> shape.of(page, shown(page, views), content));
    }

    /// A message that was deleted after its pin was read is passed over.
    private static List<Message> inOrder(Page page, Map<MessageId, Message> found) {
        List<Message> messages = new ArrayList<>();
        for (Pin pin : page.pins()) {
            Message message = found.get(pin.messageId());
            if (message != null) {
                messages.add(message);
            }
        }
        return messages;
    }

    private static List<Shown> shown(Page page, List<MessageView> views) {
        List<Shown> shown = new ArrayList<>();
        int next = 0;
        for (Pin pin : page.pins()) {
            if (next < views.size() && views.get(next).message().id().equals(pin.messageId())) {
                shown.add(new Shown(pin, views.get(next++)));
            }
        }
        return shown;
    }
}
