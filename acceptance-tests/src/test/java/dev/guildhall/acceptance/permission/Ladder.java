package dev.guildhall.acceptance.permission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;

/// A guild with somebody on each rung: from above, the owner; nobody with the crown; an administrator; keepers, of
/// whom two stand equally high, who may nearly everything but not manage the guild or its messages; a manager, who
/// may manage the guild and nothing else; and members. One of the keepers is in timeout.
///
/// @param another a guild of other people
/// @param secret the owner's, in the hidden channel
/// @param spoken the owner's, where all see it
/// @param ruled a category that denies the low role what keepers lack
record Ladder(
        Place guild,
        Place another,
        Account administrator,
        Account keeper,
        Account peer,
        Account sleeper,
        Account manager,
        Account member,
        Account bot,
        String crown,
        String top,
        String keepers,
        String low,
        String botRole,
        String hidden,
        String secret,
        String spoken,
        String ruled) {
    /// What keepers hold.
    static final long KEPT = Permission.of(
            Permission.VIEW_CHANNEL,
            Permission.READ_MESSAGE_HISTORY,
            Permission.SEND_MESSAGES,
            Permission.CREATE_INSTANT_INVITE,
            Permission.KICK_MEMBERS,
            Permission.BAN_MEMBERS,
            Permission.MANAGE_CHANNELS,
            Permission.MANAGE_ROLES,
            Permission.MANAGE_NICKNAMES,
            Permission.MODERATE_MEMBERS,
            Permission.MUTE_MEMBERS);

    private static final long EVERYONE =
            Permission.of(Permission.VIEW_CHANNEL, Permission.READ_MESSAGE_HISTORY, Permission.SEND_MESSAGES);

    static Ladder build(Portal portal) throws IOException, InterruptedException {
        Account owner = portal.register("s2owner");
        Place guild = Place.open(portal, owner, "ladder");
        guild.asOwner()
                .patch(guild.guild("/roles/" + guild.guildId()), Wire.object("permissions", Long.toString(EVERYONE)))
                .expect(200);
        String crown = role(guild, "crown", 0);
        String top = role(guild, "administrators", Permission.ADMINISTRATOR.mask());
        String keepers = role(guild, "keepers", KEPT);
        String managers = role(guild, "managers", Permission.MANAGE_GUILD.mask());
        String low = role(guild, "low", 0);
        Account sleeper = member(guild, keepers);
        guild.asOwner()
                .patch(
                        guild.guild("/members/" + sleeper.id()),
                        Wire.object(
                                "communication_disabled_until",
                                InstantSource.system()
                                        .instant()
                                        .plus(Duration.ofDays(1))
                                        .toString()))
                .expect(200);
        Account bot = portal.createPlainBot(owner, "s2 bot");
        portal.addBot(owner, bot, guild.guildId(), Permission.VIEW_CHANNEL.mask());
        String hidden = guild.createChannel(Wire.object("name", "hidden", "type", 0))
                .path("id")
                .asText();
        overwrite(guild, hidden, guild.guildId(), Permission.VIEW_CHANNEL);
        String ruled = guild.createChannel(Wire.object("name", "ruled", "type", 4))
                .path("id")
                .asText();
        overwrite(guild, ruled, low, Permission.MANAGE_MESSAGES);
        return new Ladder(
                guild,
                Place.open(portal, portal.register("s2other"), "another"),
                member(guild, top),
                member(guild, keepers),
                member(guild, keepers),
                sleeper,
                member(guild, managers),
                member(guild, low),
                bot,
                crown,
                top,
                keepers,
                low,
                botRole(guild),
                hidden,
                said(guild, hidden),
                said(guild, guild.textId()),
                ruled);
    }

    private static String said(Place guild, String channelId) throws IOException, InterruptedException {
        return guild.asOwner()
                .post("/channels/" + channelId + "/messages", Wire.object("content", "a secret"))
                .expect(200)
                .path("id")
                .asText();
    }

    private static String botRole(Place guild) throws IOException, InterruptedException {
        for (JsonNode role : guild.asOwner().get(guild.guild("/roles")).expect(200)) {
            if (role.path("managed").asBoolean()) return role.path("id").asText();
        }
        throw new AssertionError("a bot without a role");
    }

    /// The later a role is made, the lower it stands.
    private static String role(Place guild, String name, long permissions) throws IOException, InterruptedException {
        return guild.createRole(Wire.object("name", name, "permissions", Long.toString(permissions)))
                .path("id")
                .asText();
    }

    private static Account member(Place guild, String roleId) throws IOException, InterruptedException {
        Account account = guild.portal().register("s2");
        guild.welcome(account);
        guild.asOwner()
                .put(guild.guild("/members/" + account.id() + "/roles/" + roleId))
                .expect(204);
        return account;
    }

    private static void overwrite(Place guild, String channelId, String roleId, Permission denied)
            throws IOException, InterruptedException {
        JsonNode body =
                Wire.object("type", OverwriteType.ROLE.code(), "allow", "0", "deny", Long.toString(denied.mask()));
        guild.asOwner()
                .put("/channels/" + channelId + "/permissions/" + roleId, body)
                .expect(204);
    }

    /// Everything of the guild that a refused act could have changed.
    String state() throws IOException, InterruptedException {
        StringBuilder state = new StringBuilder();
        for (String part :
                new String[] {"", "/roles", "/channels", "/members?limit=100", "/bans", "/invites", "/audit-logs"}) {
            state.append(guild.asOwner().get(guild.guild(part)).expect(200)).append('\n');
        }
        for (String channelId : new String[] {hidden, guild.textId()}) {
            state.append(guild.asOwner()
                            .get("/channels/" + channelId + "/messages")
                            .expect(200))
                    .append('\n');
        }
        return state.toString();
    }
}
