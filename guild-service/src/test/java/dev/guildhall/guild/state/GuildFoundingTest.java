package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.BOT;
import static dev.guildhall.guild.state.TestGuild.NOBODY;
import static dev.guildhall.guild.state.TestGuild.NO_SETTINGS;
import static dev.guildhall.guild.state.TestGuild.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.GuildCommand.CreateGuild;
import dev.guildhall.common.guild.GuildCommand.GuildSettings;
import dev.guildhall.common.guild.GuildCommand.NewRole;
import dev.guildhall.common.guild.NewChannel;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuildFoundingTest {
    private final TestGuild guild = new TestGuild();

    @Test
    void guildWithoutWishesHasATextAndAVoiceChannelInTheirCategories() {
        guild.accept(OWNER, create(List.of(), List.of()));

        Channel text = guild.channel("general");
        Channel voice = guild.channel("General");
        assertThat(guild.snapshot().channels()).hasSize(4);
        assertThat(text.type()).isEqualTo(ChannelType.GUILD_TEXT);
        assertThat(text.parentId()).isEqualTo(guild.channel("Text Channels").id());
        assertThat(voice.type()).isEqualTo(ChannelType.GUILD_VOICE);
        assertThat(voice.parentId()).isEqualTo(guild.channel("Voice Channels").id());
        assertThat(guild.guild().systemChannelId()).isEqualTo(text.id());
    }

    @Test
    void founderOwnsTheGuildAndIsItsOnlyMember() {
        guild.accept(OWNER, create(List.of(), List.of()));

        assertThat(guild.guild().ownerId()).isEqualTo(OWNER);
        assertThat(guild.guild().memberCount()).isEqualTo(1);
        assertThat(guild.member(OWNER).roles()).isEmpty();
        Role everyone = guild.role(guild.guild().everyoneRoleId());
        assertThat(everyone.id().value()).isEqualTo(TestGuild.ID.value());
        assertThat(everyone.permissions()).isEqualTo(Permission.DEFAULT_EVERYONE);
        assertThat(everyone.position()).isZero();
    }

    @Test
    void placeholdersOfTheRequestBecomeIds() {
        NewRole base = role(0L, 1024L);
        NewRole guard = role(7L, 8L);
        Overwrite ofGuard = new Overwrite(7, OverwriteType.ROLE, 2048, 0);
        Overwrite ofNobody = new Overwrite(8, OverwriteType.ROLE, 2048, 0);
        List<NewChannel> channels = List.of(
                channel(1L, "shelf", ChannelType.GUILD_CATEGORY, null, null),
                channel(2L, "first", ChannelType.GUILD_TEXT, new ChannelId(1), List.of(ofGuard, ofNobody)),
                channel(3L, "second", ChannelType.GUILD_TEXT, null, null),
                channel(4L, "away", ChannelType.GUILD_VOICE, null, null));
        GuildSettings settings = new GuildSettings(
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.set(new ChannelId(4)),
                Patch.set(new ChannelId(3)),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep());
        guild.accept(OWNER, new CreateGuild("Guild", null, settings, channels, List.of(base, guard)));

        Role everyone = guild.role(guild.guild().everyoneRoleId());
        Role second = guild.snapshot().rolesInOrder().getLast();
        assertThat(everyone.permissions()).isEqualTo(1024);
        assertThat(second.permissions()).isEqualTo(8);
        assertThat(guild.channel("first").parentId())
                .isEqualTo(guild.channel("shelf").id());
        assertThat(guild.channel("first").overwrites())
                .containsExactly(new Overwrite(second.id().value(), OverwriteType.ROLE, 2048, 0));
        assertThat(guild.guild().systemChannelId())
                .isEqualTo(guild.channel("second").id());
        assertThat(guild.guild().afkChannelId()).isEqualTo(guild.channel("away").id());
    }

    @Test
    void botsFoundNothing() {
        assertThat(guild.refused(BOT, create(List.of(), List.of()))).isEqualTo(ApiError.BOTS_NOT_ALLOWED);
    }

    @Test
    void founderWithoutAnAccountIsUnknown() {
        assertThat(guild.refused(NOBODY, create(List.of(), List.of()))).isEqualTo(ApiError.UNKNOWN_USER);
    }

    @Test
    void aGuildIsFoundedOnce() {
        guild.accept(OWNER, create(List.of(), List.of()));

        assertThat(guild.refused(OWNER, create(List.of(), List.of()))).isEqualTo(ApiError.INVALID_GUILD);
    }

    @Test
    void tooManyRolesAndChannelsAreRefused() {
        NewChannel text = channel(null, "x", ChannelType.GUILD_TEXT, null, null);
        assertThat(guild.refused(OWNER, create(List.of(), Collections.nCopies(251, role(null, null)))))
                .isEqualTo(ApiError.MAX_ROLES);
        assertThat(guild.refused(OWNER, create(Collections.nCopies(501, text), List.of())))
                .isEqualTo(ApiError.MAX_CHANNELS);
    }

    @Test
    void channelThatCannotBeIsToldByItsPlaceInTheRequest() {
        NewChannel thread = channel(null, "x", ChannelType.PUBLIC_THREAD, null, null);
        NewChannel orphan = channel(null, "x", ChannelType.GUILD_TEXT, new ChannelId(9), null);
        NewChannel parent = channel(1L, "x", ChannelType.GUILD_TEXT, null, null);
        NewChannel child = channel(null, "x", ChannelType.GUILD_TEXT, new ChannelId(1), null);
        Overwrite overwrite = new Overwrite(1, OverwriteType.MEMBER, 0, 0);
        NewChannel full = channel(null, "x", ChannelType.GUILD_TEXT, null, Collections.nCopies(1001, overwrite));

        assertThat(guild.refusedField(OWNER, create(List.of(thread), List.of())))
                .isEqualTo("channels.0.type ENUM_TYPE_COERCE");
        assertThat(guild.refusedField(OWNER, create(List.of(orphan), List.of())))
                .isEqualTo("channels.0.parent_id CHANNEL_PARENT_INVALID");
        assertThat(guild.refusedField(OWNER, create(List.of(parent, child), List.of())))
                .isEqualTo("channels.1.parent_id CHANNEL_PARENT_INVALID_TYPE");
        assertThat(guild.refused(OWNER, create(List.of(full), List.of()))).isEqualTo(ApiError.MAX_OVERWRITES);
    }

    private static CreateGuild create(List<NewChannel> channels, List<NewRole> roles) {
        return new CreateGuild("Guild", null, NO_SETTINGS, channels, roles);
    }

    private static NewRole role(@Nullable Long placeholder, @Nullable Long permissions) {
        return new NewRole(placeholder, "role", permissions, 0, false, false, null, null);
    }

    private static NewChannel channel(
            @Nullable Long placeholder,
            String name,
            ChannelType type,
            @Nullable ChannelId parent,
            @Nullable List<Overwrite> overwrites) {
        return new NewChannel(placeholder, name, type, null, false, null, parent, overwrites, 0, 0, 0, null);
    }
}
