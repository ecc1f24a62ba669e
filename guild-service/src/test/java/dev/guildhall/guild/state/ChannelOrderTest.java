package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.ANN;
import static dev.guildhall.guild.state.TestGuild.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.GuildCommand.ChannelPosition;
import dev.guildhall.common.guild.GuildCommand.CreateChannel;
import dev.guildhall.common.guild.GuildCommand.ModifyChannel;
import dev.guildhall.common.guild.GuildCommand.MoveChannels;
import dev.guildhall.common.guild.GuildResult.OfChannel;
import dev.guildhall.common.guild.NewChannel;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.Permission;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The guild gets a category with the text channels a, b, c and d at 0, 1, 2 and 3.
class ChannelOrderTest {
    private final TestGuild guild = TestGuild.founded();
    private final ChannelId here = made("here", ChannelType.GUILD_CATEGORY, null, null);
    private final ChannelId a = made("a", ChannelType.GUILD_TEXT, here, 0);
    private final ChannelId b = made("b", ChannelType.GUILD_TEXT, here, 1);
    private final ChannelId c = made("c", ChannelType.GUILD_TEXT, here, 2);
    private final ChannelId d = made("d", ChannelType.GUILD_TEXT, here, 3);

    @Test
    void channelThatMovesBackStandsBehindWhoIsThere() {
        guild.accept(OWNER, new ModifyChannel(a, Changing.position(2)));

        assertThat(order()).isEqualTo("b0 c1 a2 d3");
        assertThat(guild.eventNames()).containsExactly("ChannelChanged", "ChannelChanged", "ChannelChanged");
    }

    @Test
    void channelThatMovesUpStandsBeforeWhoIsThere() {
        guild.accept(OWNER, new ModifyChannel(d, Changing.position(1)));

        assertThat(order()).isEqualTo("a0 d1 b2 c3");
    }

    @Test
    void freePlaceIsTakenWithoutMovingAnybody() {
        guild.accept(OWNER, new ModifyChannel(d, Changing.position(9)));

        assertThat(order()).isEqualTo("a0 b1 c2 d9");
        assertThat(guild.events()).hasSize(1);
    }

    @Test
    void newChannelPushesTheOthersBack() {
        made("e", ChannelType.GUILD_TEXT, here, 1);

        assertThat(order()).isEqualTo("a0 e1 b2 c3 d4");
        assertThat(guild.eventNames().getFirst()).isEqualTo("ChannelCreated");
    }

    @Test
    void newChannelThatNamesNoPlaceStandsLast() {
        made("e", ChannelType.GUILD_TEXT, here, null);

        assertThat(order()).startsWith("a0 b1 c2 d3 e");
    }

    @Test
    void otherCategoriesAndKindsStayAsTheyAre() {
        ChannelId voice = made("voice", ChannelType.GUILD_VOICE, here, 0);
        int general = guild.channel(guild.text()).position();
        guild.accept(OWNER, new ModifyChannel(d, Changing.position(0)));

        assertThat(guild.channel(voice).position()).isZero();
        assertThat(guild.channel(guild.text()).position()).isEqualTo(general);
    }

    @Test
    void wholeOrderIsTakenAsItIsSent() {
        guild.accept(OWNER, new MoveChannels(List.of(to(a, 10), to(b, 12), to(c, 11), to(d, 3))));

        assertThat(order()).isEqualTo("d3 a10 c11 b12");
        assertThat(guild.events()).hasSize(3);
    }

    @Test
    void whoIsNotNamedMakesRoomForAllWhoAre() {
        guild.accept(OWNER, new MoveChannels(List.of(to(d, 0), to(c, 1))));

        assertThat(order()).isEqualTo("d0 c1 a2 b3");
    }

    @Test
    void orderThatStandsAlreadyHappensWithoutAnEvent() {
        guild.accept(OWNER, new MoveChannels(List.of(to(a, 0), to(b, 1))));

        assertThat(guild.events()).isEmpty();
    }

    @Test
    void channelsMoveBetweenCategoriesAndTakeTheirOverwritesOver() {
        guild.deny(here, Permission.SEND_MESSAGES);
        ChannelId text = guild.text();
        guild.accept(
                OWNER,
                new MoveChannels(List.of(
                        new ChannelPosition(text, Patch.set(0), Patch.set(here), true),
                        new ChannelPosition(b, Patch.keep(), Patch.clear(), false))));

        assertThat(order()).isEqualTo("general0 a1 c2 d3");
        assertThat(guild.channel(text).overwrites())
                .isEqualTo(guild.channel(here).overwrites());
        assertThat(guild.channel(b).parentId()).isNull();
    }

    @Test
    void movingNeedsTheRightAndAFittingPlace() {
        assertThat(guild.refused(ANN, new MoveChannels(List.of(to(a, 3))))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(OWNER, new MoveChannels(List.of(to(new ChannelId(77), 3)))))
                .isEqualTo(ApiError.UNKNOWN_CHANNEL);
        ChannelPosition intoText = new ChannelPosition(b, Patch.keep(), Patch.set(a), false);
        assertThat(guild.refusedField(OWNER, new MoveChannels(List.of(to(a, 3), intoText))))
                .isEqualTo("1.parent_id CHANNEL_PARENT_INVALID_TYPE");
    }

    @Test
    void takingOverwritesOverNeedsTheRightToManageRoles() {
        guild.grant(ANN, Permission.MANAGE_CHANNELS);
        guild.deny(here, Permission.SEND_MESSAGES);
        guild.accept(OWNER, new ModifyChannel(a, Changing.overwrites()));
        ChannelPosition lock = new ChannelPosition(a, Patch.keep(), Patch.keep(), true);

        assertThat(guild.refused(ANN, new MoveChannels(List.of(lock)))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        guild.accept(ANN, new MoveChannels(List.of(to(a, 1))));
        assertThat(order()).isEqualTo("b0 a1 c2 d3");
    }

    private static ChannelPosition to(ChannelId channel, int position) {
        return new ChannelPosition(channel, Patch.set(position), Patch.keep(), false);
    }

    private String order() {
        return guild.snapshot().channelsInOrder().stream()
                .filter(each -> here.equals(each.parentId()) && each.type() == ChannelType.GUILD_TEXT)
                .map(each -> each.name() + each.position())
                .collect(Collectors.joining(" "));
    }

    private ChannelId made(String name, ChannelType type, @Nullable ChannelId parent, @Nullable Integer position) {
        NewChannel wanted = new NewChannel(null, name, type, null, false, position, parent, null, 0, 0, 0, null);
        Channel channel = ((OfChannel) guild.accept(OWNER, new CreateChannel(wanted))).channel();
        return channel.id();
    }
}
