package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.ANN;
import static dev.guildhall.guild.state.TestGuild.OWNER;
import static dev.guildhall.guild.state.TestGuild.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.guild.ExpressionCommand.CreateEmoji;
import dev.guildhall.common.guild.ExpressionCommand.DeleteEmoji;
import dev.guildhall.common.guild.ForumTag;
import dev.guildhall.common.guild.GuildCommand.ChangeExpressions;
import dev.guildhall.common.guild.GuildCommand.CreateChannel;
import dev.guildhall.common.guild.GuildCommand.ModifyChannel;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.GuildResult.OfChannel;
import dev.guildhall.common.guild.NewChannel;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.guild.ThreadChange;
import dev.guildhall.common.guild.ThreadSettings;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.ForumTagId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.ChannelFlag;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.ForumLayout;
import dev.guildhall.common.protocol.SortOrder;
import dev.guildhall.common.protocol.VideoQuality;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ForumDecisionsTest {
    private static final ReactionEmoji CRAB = new ReactionEmoji.Unicode("🦀");
    private static final ThreadSettings FULL = new ThreadSettings(
            1440, 30, List.of(tag("help", null)), CRAB, SortOrder.CREATION_DATE, ForumLayout.GALLERY_VIEW);

    private final TestGuild guild = TestGuild.founded();

    @Test
    void forumKeepsWhatItSaysOfItsPostsAndNumbersItsTags() {
        Channel forum = made(ChannelType.GUILD_FORUM, FULL);

        assertThat(forum.threads().withTags(FULL.tags())).isEqualTo(FULL);
        assertThat(forum.threads().tags()).singleElement().satisfies(tag -> {
            assertThat(tag.id()).isNotNull();
            assertThat(tag.name()).isEqualTo("help");
        });
        assertThat(guild.channel(forum.id())).isEqualTo(forum);
    }

    @Test
    void textChannelKeepsWhatConcernsThreadsAndVoiceNothing() {
        assertThat(made(ChannelType.GUILD_TEXT, FULL).threads())
                .isEqualTo(new ThreadSettings(1440, 30, List.of(), null, null, ForumLayout.NOT_SET));
        assertThat(made(ChannelType.GUILD_VOICE, FULL).threads()).isEqualTo(ThreadSettings.NONE);
    }

    @Test
    void namedTagKeepsItsIdANewOneGetsOneAndAnUnnamedOneGoes() {
        Channel forum = made(ChannelType.GUILD_FORUM, FULL);
        ForumTagId help = forum.threads().tags().getFirst().id();
        change(forum, Changing.tags(new ForumTag(help, "Help!", true, CRAB), tag("talk", null)));
        List<ForumTag> tags = guild.channel(forum.id()).threads().tags();

        assertThat(tags).extracting(ForumTag::name).containsExactly("Help!", "talk");
        assertThat(tags.getFirst().id()).isEqualTo(help);
        assertThat(tags.getLast().id()).isNotNull().isNotEqualTo(help);
        change(forum, Changing.tags());
        assertThat(guild.channel(forum.id()).threads().tags()).isEmpty();
    }

    @Test
    void tagsAreFewUniqueKnownAndDrawable() {
        ForumTag[] many =
                IntStream.rangeClosed(0, 20).mapToObj(i -> tag("t" + i, null)).toArray(ForumTag[]::new);
        Channel forum = made(ChannelType.GUILD_FORUM, FULL);

        assertThat(refused(forum, Changing.tags(many))).isEqualTo(ApiError.MAX_FORUM_TAGS);
        assertThat(refused(forum, Changing.tags(tag("x", null), tag("x", null))))
                .isEqualTo(ApiError.TAG_NAMES_NOT_UNIQUE);
        assertThat(refused(forum, Changing.tags(new ForumTag(new ForumTagId(77), "x", false, null))))
                .isEqualTo(ApiError.UNKNOWN_TAG);
        assertThat(refused(forum, Changing.tags(tag("x", new ReactionEmoji.Custom(new EmojiId(1), "", false)))))
                .isEqualTo(ApiError.UNKNOWN_EMOJI);
        ForumTag help = forum.threads().tags().getFirst();
        assertThat(refused(forum, Changing.tags(help, new ForumTag(help.id(), "twice", false, null))))
                .isEqualTo(ApiError.UNKNOWN_TAG);
        assertThat(guild.channel(forum.id())).isEqualTo(forum);
    }

    @Test
    void emojiOfTheGuildIsDrawableAndStaysWhenItIsGone() {
        GuildResult made = guild.accept(
                OWNER,
                new ChangeExpressions(new CreateEmoji("crab", List.of(), new ContentHash("a".repeat(64)), false)));
        EmojiId id = ((GuildResult.OfEmoji) made).emoji().id();
        ReactionEmoji crab = new ReactionEmoji.Custom(id, "", false);
        Channel forum = made(ChannelType.GUILD_FORUM, FULL);
        change(forum, Changing.tags(tag("crabs", crab)));
        guild.accept(OWNER, new ChangeExpressions(new DeleteEmoji(id)));
        List<ForumTag> tags = guild.channel(forum.id()).threads().tags();
        change(forum, Changing.tags(tags.getFirst(), tag("more crabs", crab)));

        assertThat(guild.channel(forum.id()).threads().tags()).hasSize(2);
    }

    @Test
    void onlyTheFlagsOfTheTypeCanBeSet() {
        int both = ChannelFlag.REQUIRE_TAG.mask() | ChannelFlag.HIDE_MEDIA_DOWNLOAD_OPTIONS.mask();
        Channel forum = made(ChannelType.GUILD_FORUM, FULL);
        Channel media = made(ChannelType.GUILD_MEDIA, FULL);
        for (Channel each : List.of(forum, media, guild.channel(guild.text()))) {
            guild.accept(OWNER, new ModifyChannel(each.id(), Changing.forum(both | 1, ThreadChange.NONE)));
        }

        assertThat(guild.channel(forum.id()).flags()).isEqualTo(ChannelFlag.REQUIRE_TAG.mask());
        assertThat(guild.channel(media.id()).flags()).isEqualTo(both);
        assertThat(guild.channel(guild.text()).flags()).isZero();
    }

    @Test
    void forumsTopicIsLongerAndNobodyWritesIntoIt() {
        Channel forum = made(ChannelType.GUILD_FORUM, FULL);

        made(wanted(ChannelType.GUILD_FORUM, FULL, "x".repeat(4096), 0));
        assertThat(guild.refusedField(
                        OWNER, new CreateChannel(wanted(ChannelType.GUILD_TEXT, FULL, "x".repeat(1025), 0))))
                .isEqualTo("topic BASE_TYPE_MAX_LENGTH");
        assertThat(guild.refused(ANN, say(forum.id(), "hello"))).isEqualTo(ApiError.MESSAGE_IN_FORUM);
    }

    @Test
    void stageHoldsMoreThanAVoiceChannel() {
        assertThat(made(wanted(ChannelType.GUILD_STAGE_VOICE, FULL, null, 10_000))
                        .userLimit())
                .isEqualTo(10_000);
        assertThat(guild.refusedField(OWNER, new CreateChannel(wanted(ChannelType.GUILD_VOICE, FULL, null, 100))))
                .isEqualTo("user_limit NUMBER_TYPE_MAX");
    }

    private void change(Channel forum, ThreadChange change) {
        guild.accept(OWNER, new ModifyChannel(forum.id(), Changing.forum(0, change)));
    }

    private ApiError refused(Channel forum, ThreadChange change) {
        return guild.refused(OWNER, new ModifyChannel(forum.id(), Changing.forum(0, change)));
    }

    private Channel made(ChannelType type, ThreadSettings threads) {
        return made(wanted(type, threads, null, 0));
    }

    private Channel made(NewChannel wanted) {
        return ((OfChannel) guild.accept(OWNER, new CreateChannel(wanted))).channel();
    }

    private static NewChannel wanted(ChannelType type, ThreadSettings threads, @Nullable String topic, int userLimit) {
        return new NewChannel(
                null, "x", type, topic, false, null, null, null, 0, 0, userLimit, null, VideoQuality.FULL, threads);
    }

    private static ForumTag tag(String name, @Nullable ReactionEmoji emoji) {
        return new ForumTag(null, name, false, emoji);
    }
}
