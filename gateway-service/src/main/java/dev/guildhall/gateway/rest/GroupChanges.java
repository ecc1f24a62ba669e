package dev.guildhall.gateway.rest;

import dev.guildhall.common.channel.PrivateChannelCommand;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.Limits;
import java.util.concurrent.CompletionStage;

/// Changes of a group, or of what their sender took for one. Source: channel resource, "Modify Channel", group DM.
final class GroupChanges {
    private final Channels channels;
    private final PictureIntake pictures;

    GroupChanges(RestServices services) {
        this.channels = new Channels(services);
        this.pictures = new PictureIntake(services);
    }

    CompletionStage<Answer> modify(Call call) {
        Form form = call.form();
        Patch<Picture> icon = form.patch("icon", DataUris.picture());
        PrivateChannelCommand.Modify change = new PrivateChannelCommand.Modify(
                form.patch("name", Texts.trimmed(0, Limits.CHANNEL_NAME_MAX)),
                Patch.keep(),
                form.patchOfValue("owner", Numbers.snowflake(UserId::new)));
        return form.then(() -> icon instanceof Patch.Set<Picture>
                ? channels.seen(
                        call,
                        channel -> channel.type() == ChannelType.GROUP_DM
                                ? stored(call, change, icon)
                                : changed(call, change))
                : stored(call, change, icon));
    }

    /// A picture is stored for who is in a group alone; the group decides again.
    private CompletionStage<Answer> stored(Call call, PrivateChannelCommand.Modify change, Patch<Picture> icon) {
        return pictures.store(icon).thenCompose(hash -> changed(call, change.withIcon(hash)));
    }

    private CompletionStage<Answer> changed(Call call, PrivateChannelCommand.Modify change) {
        return channels.command(call, change).thenApply(reply -> PrivateChannelRoutes.shown(call, reply));
    }
}
