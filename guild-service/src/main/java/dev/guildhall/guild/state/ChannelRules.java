package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.guild.state.Decision.Rejected;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What holds for a channel whether it is new or changed.
final class ChannelRules {
    /// What a guild's channel may be made as.
    static final Set<ChannelType> MAKEABLE = Set.of(
            ChannelType.GUILD_TEXT,
            ChannelType.GUILD_VOICE,
            ChannelType.GUILD_CATEGORY,
            ChannelType.GUILD_ANNOUNCEMENT,
            ChannelType.GUILD_STAGE_VOICE,
            ChannelType.GUILD_FORUM,
            ChannelType.GUILD_MEDIA);

    private ChannelRules() {}

    /// Why a channel of this type cannot stand below this parent; null when it can. `itself` is the channel
    /// that moves, null for a new one.
    static @Nullable Rejected parent(
            Scene scene, ChannelType type, @Nullable ChannelId parentId, @Nullable ChannelId itself) {
        if (parentId == null) {
            return null;
        }
        Channel parent = scene.snapshot().channels().get(parentId);
        if (parent == null) {
            return Refusal.field("parent_id", FormError.CHANNEL_PARENT_INVALID);
        }
        if (parent.type() != ChannelType.GUILD_CATEGORY || !type.mayHaveCategory()) {
            return Refusal.field("parent_id", FormError.CHANNEL_PARENT_INVALID_TYPE);
        }
        long others = CategorySync.children(scene, parent).stream()
                .filter(each -> !each.id().equals(itself))
                .count();
        return others >= Limits.CHANNELS_PER_CATEGORY_MAX
                ? Refusal.field("parent_id", FormError.CHANNEL_PARENT_MAX_CHANNELS, Limits.CHANNELS_PER_CATEGORY_MAX)
                : null;
    }

    /// What depends on the type, which the form of a change does not name; null when it fits.
    static @Nullable Rejected shape(ChannelType type, @Nullable String topic, int userLimit) {
        int topicMax = type.forum() ? Limits.FORUM_TOPIC_MAX : Limits.TOPIC_MAX;
        if (topic != null && topic.codePointCount(0, topic.length()) > topicMax) {
            return Refusal.field("topic", FormError.BASE_TYPE_MAX_LENGTH, topicMax);
        }
        boolean crowded = type == ChannelType.GUILD_VOICE && userLimit > Limits.USER_LIMIT_MAX;
        return crowded ? Refusal.field("user_limit", FormError.NUMBER_TYPE_MAX, "int", Limits.USER_LIMIT_MAX) : null;
    }

    /// Behind all channels of its kind: clients sort categories, text and voice apart.
    static int lastPosition(Scene scene, ChannelType type) {
        return scene.snapshot().channels().values().stream()
                .filter(each -> sort(each.type()) == sort(type))
                .mapToInt(each -> each.position() + 1)
                .max()
                .orElse(0);
    }

    /// The kinds that clients sort apart, in their order.
    static int sort(ChannelType type) {
        if (type == ChannelType.GUILD_CATEGORY) {
            return 0;
        }
        return type.voice() ? 2 : 1;
    }

    /// Text channels are lower case with hyphens, whatever the client wrote: so names in links are what lists show.
    static String name(ChannelType type, String name) {
        boolean text = type == ChannelType.GUILD_TEXT || type == ChannelType.GUILD_ANNOUNCEMENT;
        return text ? name.strip().replaceAll("\\s+", "-").toLowerCase(java.util.Locale.ROOT) : name;
    }
}
