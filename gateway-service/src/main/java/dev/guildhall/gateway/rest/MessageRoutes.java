package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildCommand.AttachmentList;
import dev.guildhall.common.guild.GuildCommand.Kept;
import dev.guildhall.common.guild.GuildCommand.SendMessage;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.MessageView;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.payload.MessageContext;
import dev.guildhall.common.payload.MessageJson;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.gateway.auth.Identity;
import dev.guildhall.store.MessageHistory.Cursor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// Messages of a channel: sent, read, edited, deleted.
final class MessageRoutes {
    private static final String MESSAGES = "/channels/{channel_id}/messages";
    private static final String MESSAGE = "/channels/{channel_id}/messages/{message_id}";

    /// Beyond this a list of ids is no mistake in counting.
    private static final int BULK_LIST_MAX = 10 * Limits.BULK_DELETE_MAX;

    private final RestServices services;
    private final Channels channels;
    private final MessageViewer viewer;
    private final AttachmentIntake intake;
    private final ForwardReader forwards;

    MessageRoutes(RestServices services) {
        this.services = services;
        this.channels = new Channels(services);
        this.viewer = new MessageViewer(services);
        this.intake = new AttachmentIntake(services);
        this.forwards = new ForwardReader(services, channels, viewer);
    }

    void addTo(Routes routes) {
        routes.add("GET", MESSAGES, Access.ANY_ACCOUNT, this::list);
        routes.addWithFiles("POST", MESSAGES, Access.ANY_ACCOUNT, this::send);
        routes.add("GET", MESSAGE, Access.ANY_ACCOUNT, this::get);
        routes.addWithFiles("PATCH", MESSAGE, Access.ANY_ACCOUNT, this::edit);
        routes.add("DELETE", MESSAGE, Access.ANY_ACCOUNT, this::delete);
        routes.add("POST", MESSAGE + "/crosspost", Access.ANY_ACCOUNT, this::crosspost);
        routes.add("POST", MESSAGES + "/bulk-delete", Access.ANY_ACCOUNT, this::deleteMany);
    }

    private CompletionStage<Answer> send(Call call) {
        Form form = call.form();
        MessageForms.Sending sending = MessageForms.sent(form, Guilds.channelId(call), call.files());
        return form.then(() -> {
            if (sending.forward() != null) {
                return forwards.read(call.caller(), sending.forward(), read -> send(call, sending.command(), read));
            }
            return sending.files().isEmpty()
                    ? send(call, sending.command())
                    : withFiles(
                            call,
                            sending.files(),
                            stored -> send(call, sending.command().withAttachments(stored)));
        });
    }

    private CompletionStage<Answer> send(Call call, SendMessage command, GuildCommand.Forward forward) {
        return send(call, command.forwarding(forward));
    }

    private CompletionStage<Answer> send(Call call, SendMessage send) {
        return channels.command(call, send)
                .thenApply(reply -> ApiErrorMapper.of(
                        reply,
                        GuildResult.OfMessage.class,
                        sent -> Answer.ok(out -> MessageJson.write(
                                out, sent.view(), MessageContext.answering(send.nonce(), services.links())))));
    }

    /// Files are stored for those alone who may attach them: the guild decides again, but what it refuses
    /// would lie here for nothing.
    private CompletionStage<Answer> withFiles(
            Call call, List<NewFile> files, Function<List<Attachment>, CompletionStage<Answer>> then) {
        return channels.seen(call, channel -> {
            return channel.allows(Permission.SEND_MESSAGES) && channel.allows(Permission.ATTACH_FILES)
                    ? intake.store(files).thenCompose(then)
                    : Guilds.done(Answer.refused(ApiError.MISSING_PERMISSIONS));
        });
    }

    private CompletionStage<Answer> list(Call call) {
        Form query = call.query();
        int limit = query.optional("limit", Numbers.integer(1, Limits.MESSAGES_PAGE_MAX), Limits.MESSAGES_PAGE_DEFAULT);
        Cursor cursor = cursor(query);
        return query.then(() -> channels.seen(call, channel -> {
            if (!channel.type().holdsMessages()) {
                return Guilds.done(Answer.refused(ApiError.NOT_A_TEXT_CHANNEL));
            }
            // Not an error: clients show an empty channel. Source: message resource, "Get Channel Messages".
            return channel.allows(Permission.READ_MESSAGE_HISTORY)
                    ? services.store()
                            .history()
                            .page(channel.id(), cursor, limit)
                            .thenCompose(page -> page(call.caller(), channel, page))
                    : Guilds.done(answer(call.caller(), List.of(), true));
        }));
    }

    /// At most one of the three is used.
    private static Cursor cursor(Form query) {
        Map<String, Cursor> given = new TreeMap<>();
        MessageId before = query.optional("before", Numbers.bound(MessageId::new));
        MessageId after = query.optional("after", Numbers.bound(MessageId::new));
        MessageId around = query.optional("around", Numbers.bound(MessageId::new));
        if (before != null) {
            given.put("before", new Cursor.Before(before));
        }
        if (after != null) {
            given.put("after", new Cursor.After(after));
        }
        if (around != null) {
            given.put("around", new Cursor.Around(around));
        }
        if (given.size() > 1) {
            String first = given.keySet().iterator().next();
            query.wrong(first, FormError.CUSTOM_VALIDATION, "Only one of before, after and around can be given.");
        }
        return given.isEmpty() ? new Cursor.Newest() : given.values().iterator().next();
    }

    private CompletionStage<Answer> page(Identity reader, Channels.Seen channel, List<Message> page) {
        return viewer.views(reader, channel.id(), page)
                .thenCombine(viewer.readsContent(reader), (views, content) -> answer(reader, views, content));
    }

    private Answer answer(Identity reader, List<MessageView> views, boolean readsContent) {
        return Answer.ok(out -> {
            out.writeStartArray();
            for (MessageView view : views) {
                MessageJson.write(out, view, viewer.context(view, reader, readsContent));
            }
            out.writeEndArray();
        });
    }

    private CompletionStage<Answer> get(Call call) {
        return channels.seen(call, channel -> {
            if (!channel.allows(Permission.READ_MESSAGE_HISTORY)) {
                return Guilds.done(Answer.refused(ApiError.MISSING_PERMISSIONS));
            }
            return services.store()
                    .history()
                    .message(channel.id(), messageId(call))
                    .thenCompose(found -> found.isEmpty()
                            ? Guilds.done(Answer.refused(ApiError.UNKNOWN_MESSAGE))
                            : one(call.caller(), channel, found.get()));
        });
    }

    private CompletionStage<Answer> one(Identity reader, Channels.Seen channel, Message message) {
        return viewer.views(reader, channel.id(), List.of(message))
                .thenCombine(viewer.readsContent(reader), (views, content) -> {
                    MessageView view = views.getFirst();
                    return Answer.ok(out -> MessageJson.write(out, view, viewer.context(view, reader, content)));
                });
    }

    private CompletionStage<Answer> edit(Call call) {
        Form form = call.form();
        MessageForms.Editing editing = MessageForms.edited(form, Guilds.channelId(call), messageId(call), call.files());
        return form.then(() -> editing.files().isEmpty()
                ? changed(call, editing.command().withAttachments(attachments(editing.kept(), List.of())))
                : withFiles(
                        call,
                        editing.files(),
                        stored ->
                                changed(call, editing.command().withAttachments(attachments(editing.kept(), stored)))));
    }

    private static Patch<AttachmentList> attachments(Patch<List<Kept>> kept, List<Attachment> added) {
        if (!kept.changes()) {
            return added.isEmpty() ? Patch.keep() : Patch.set(new AttachmentList(null, added));
        }
        return Patch.set(new AttachmentList(kept.overOr(List.of(), List.of()), added));
    }

    private CompletionStage<Answer> crosspost(Call call) {
        return changed(call, new GuildCommand.CrosspostMessage(Guilds.channelId(call), messageId(call)));
    }

    private CompletionStage<Answer> changed(Call call, GuildCommand command) {
        return channels.command(call, command).thenCompose(reply -> changed(call.caller(), reply));
    }

    private CompletionStage<Answer> changed(Identity editor, GuildReply reply) {
        if (!(reply instanceof GuildReply.Done(GuildResult.OfMessage(MessageView view)))) {
            return Guilds.done(ApiErrorMapper.refusal(reply));
        }
        return viewer.withReactions(editor, view)
                .thenCombine(
                        viewer.readsContent(editor),
                        (whole, content) -> Answer.ok(
                                out -> MessageJson.write(out, whole, viewer.context(whole, editor, content))));
    }

    private CompletionStage<Answer> delete(Call call) {
        return channels.command(call, new GuildCommand.DeleteMessage(Guilds.channelId(call), messageId(call)))
                .thenApply(ApiErrorMapper::noContent);
    }

    /// A list of the wrong length has an error of its own, so the form takes any.
    private CompletionStage<Answer> deleteMany(Call call) {
        Form form = call.form();
        List<MessageId> ids =
                form.required("messages", Values.distinct(Numbers.snowflake(MessageId::new), BULK_LIST_MAX), List.of());
        return form.then(() -> ids.size() < Limits.BULK_DELETE_MIN || ids.size() > Limits.BULK_DELETE_MAX
                ? Guilds.done(Answer.refused(ApiError.BULK_DELETE_COUNT))
                : channels.command(call, new GuildCommand.DeleteMessages(Guilds.channelId(call), ids))
                        .thenApply(ApiErrorMapper::noContent));
    }

    private static MessageId messageId(Call call) {
        return new MessageId(call.id("message_id"));
    }
}
