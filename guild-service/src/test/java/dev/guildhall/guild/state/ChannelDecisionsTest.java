package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.ANN;
import static dev.guildhall.guild.state.TestGuild.BOB;
import static dev.guildhall.guild.state.TestGuild.OWNER;
import static dev.guildhall.guild.state.TestGuild.newChannel;
import static dev.guildhall.guild.state.TestGuild.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.GuildCommand.CreateChannel;
import dev.guildhall.common.guild.GuildCommand.DeleteChannel;
import dev.guildhall.common.guild.GuildCommand.ModifyChannel;
import dev.guildhall.common.guild.GuildResult.OfChannel;
import dev.guildhall.common.guild.NewChannel;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChannelDecisionsTest {
    private static final ChannelId NONE = new ChannelId(77);

    private final TestGuild guild = TestGuild.founded();

    @Test
    void newChannelStandsLastAndIsNamedAsLinksNeedIt() {
        Channel channel = made(newChannel("My  Talk", ChannelType.GUILD_TEXT, null));

        assertThat(channel.name()).isEqualTo("my-talk");
        assertThat(channel.position()).isGreaterThan(guild.channel("general").position());
        assertThat(guild.channel(channel.id())).isEqualTo(channel);
    }

    @Test
    void newChannelInACategoryStartsSyncedWithIt() {
        guild.deny(guild.category(), Permission.SEND_MESSAGES);

        assertThat(made(newChannel("x", ChannelType.GUILD_TEXT, guild.category()))
                        .overwrites())
                .isEqualTo(guild.channel(guild.category()).overwrites());
    }

    @Test
    void makingAChannelNeedsTheRightAndAFittingPlace() {
        assertThat(guild.refused(ANN, new CreateChannel(newChannel("x", ChannelType.GUILD_TEXT, null))))
                .isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refusedField(OWNER, new CreateChannel(newChannel("x", ChannelType.DM, null))))
                .isEqualTo("type ENUM_TYPE_COERCE");
        assertThat(guild.refusedField(OWNER, new CreateChannel(newChannel("x", ChannelType.GUILD_TEXT, NONE))))
                .isEqualTo("parent_id CHANNEL_PARENT_INVALID");
        assertThat(guild.refusedField(OWNER, new CreateChannel(newChannel("x", ChannelType.GUILD_TEXT, guild.text()))))
                .isEqualTo("parent_id CHANNEL_PARENT_INVALID_TYPE");
    }

    @Test
    void categoryHoldsFiftyAndAGuildFiveHundred() {
        while (guild.snapshot().channels().size() < 53) {
            made(newChannel("x", ChannelType.GUILD_TEXT, guild.category()));
        }
        assertThat(guild.refusedField(
                        OWNER, new CreateChannel(newChannel("x", ChannelType.GUILD_TEXT, guild.category()))))
                .isEqualTo("parent_id CHANNEL_PARENT_MAX_CHANNELS");
        while (guild.snapshot().channels().size() < 500) {
            made(newChannel("x", ChannelType.GUILD_TEXT, null));
        }
        assertThat(guild.refused(OWNER, new CreateChannel(newChannel("x", ChannelType.GUILD_TEXT, null))))
                .isEqualTo(ApiError.MAX_CHANNELS);
    }

    @Test
    void overwritesOfANewChannelFollowTheRules() {
        guild.grant(ANN, Permission.MANAGE_CHANNELS, Permission.MANAGE_ROLES);
        Overwrite mine = new Overwrite(ANN.value(), OverwriteType.MEMBER, Permission.VIEW_CHANNEL.mask(), 0);
        Overwrite toomuch = new Overwrite(ANN.value(), OverwriteType.MEMBER, Permission.MANAGE_WEBHOOKS.mask(), 0);
        Overwrite ofNobody = new Overwrite(77, OverwriteType.ROLE, 0, 0);

        guild.accept(ANN, new CreateChannel(with(List.of(mine))));
        assertThat(guild.refused(ANN, new CreateChannel(with(List.of(toomuch)))))
                .isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(ANN, new CreateChannel(with(List.of(ofNobody)))))
                .isEqualTo(ApiError.UNKNOWN_ROLE);
        assertThat(guild.refusedField(ANN, new CreateChannel(with(List.of(mine, mine)))))
                .isEqualTo("permission_overwrites.1.id SET_TYPE_ALREADY_CONTAINS_VALUE");
    }

    @Test
    void channelIsRenamedByThoseWhoManageIt() {
        ModifyChannel rename = new ModifyChannel(guild.text(), Changing.channelName("News"));
        assertThat(guild.refused(ANN, rename)).isEqualTo(ApiError.MISSING_PERMISSIONS);
        guild.grant(ANN, Permission.MANAGE_CHANNELS);
        guild.accept(ANN, rename);

        assertThat(guild.channel("news").type()).isEqualTo(ChannelType.GUILD_TEXT);
        guild.accept(ANN, rename(guild.channel("news").id(), "news"));
        assertThat(guild.events()).isEmpty();
    }

    @Test
    void onlyTextAndAnnouncementsTurnIntoEachOther() {
        guild.accept(OWNER, new ModifyChannel(guild.text(), Changing.channelType(ChannelType.GUILD_ANNOUNCEMENT)));

        assertThat(guild.channel(guild.text()).type()).isEqualTo(ChannelType.GUILD_ANNOUNCEMENT);
        assertThat(guild.refused(OWNER, new ModifyChannel(guild.text(), Changing.channelType(ChannelType.GUILD_VOICE))))
                .isEqualTo(ApiError.WRONG_CHANNEL_TYPE);
    }

    @Test
    void channelMovesBetweenCategories() {
        ChannelId text = guild.text();
        guild.accept(OWNER, new ModifyChannel(text, Changing.parent(Patch.clear())));
        assertThat(guild.channel(text).parentId()).isNull();

        assertThat(guild.refusedField(OWNER, new ModifyChannel(text, Changing.parent(Patch.set(guild.voice())))))
                .isEqualTo("parent_id CHANNEL_PARENT_INVALID_TYPE");
        assertThat(guild.refusedField(
                        OWNER, new ModifyChannel(guild.category(), Changing.parent(Patch.set(guild.category())))))
                .isEqualTo("parent_id CHANNEL_PARENT_INVALID_TYPE");
    }

    @Test
    void syncedChildrenFollowTheirCategoryAndOthersDoNot() {
        ChannelId own = made(newChannel("own", ChannelType.GUILD_TEXT, guild.category()))
                .id();
        guild.deny(own, Permission.ATTACH_FILES);
        List<Overwrite> before = guild.channel(own).overwrites();
        guild.deny(guild.category(), Permission.SEND_MESSAGES);

        assertThat(guild.refused(ANN, say(guild.text(), "x"))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.channel(own).overwrites()).isEqualTo(before);
    }

    @Test
    void deletedCategoryLeavesItsChildrenAndTheGuildForgetsTheChannel() {
        ChannelId text = guild.text();
        guild.accept(OWNER, new DeleteChannel(guild.category()));
        assertThat(guild.channel(text).parentId()).isNull();
        assertThat(guild.eventNames()).containsExactly("ChannelChanged", "ChannelDeleted");
        guild.accept(OWNER, new DeleteChannel(text));

        assertThat(guild.guild().systemChannelId()).isNull();
        assertThat(guild.refused(OWNER, new DeleteChannel(text))).isEqualTo(ApiError.UNKNOWN_CHANNEL);
        assertThat(guild.refused(BOB, new DeleteChannel(guild.voice()))).isEqualTo(ApiError.MISSING_PERMISSIONS);
    }

    private Channel made(NewChannel channel) {
        return ((OfChannel) guild.accept(OWNER, new CreateChannel(channel))).channel();
    }

    private static ModifyChannel rename(ChannelId channelId, String name) {
        return new ModifyChannel(channelId, Changing.channelName(name));
    }

    private static NewChannel with(@Nullable List<Overwrite> overwrites) {
        return new NewChannel(null, "x", ChannelType.GUILD_TEXT, null, false, null, null, overwrites, 0, 0, 0, null);
    }
}
