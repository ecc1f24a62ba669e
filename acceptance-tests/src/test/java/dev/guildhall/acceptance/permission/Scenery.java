package dev.guildhall.acceptance.permission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.ThinClient;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The guild, the channels and the people that the cells act on. Nothing here changes by a cell; what would change is
/// made for it, by the methods whose names begin with `fresh`.
///
/// Everybody who ever is a member says something everywhere before the overwrites come, so that there are messages
/// of one's own where one cannot write any more.
final class Scenery {
    private static final Duration TIMEOUT = Duration.ofDays(1);

    private final Portal portal;
    private final Map<Actor, Account> actors = new EnumMap<>(Actor.class);
    private final Map<Actor, String> directs = new EnumMap<>(Actor.class);
    private final Map<PlaceKind, String> channels = new EnumMap<>(PlaceKind.class);
    private final Map<String, String> messages = new HashMap<>();
    private final Account helper;
    private final Account target;
    private final Account guest;
    private final Account stray;
    private final Place guild;
    private final String application;
    private final String role;
    private final String invite;
    private final String foreignDirect;

    /// `helper` is an administrator who sets things up, and the other one of every private channel; `target` a plain
    /// member who is acted upon; `guest` a bot that goes and comes back; `stray` a bot that is not in the guild.
    Scenery(Portal portal) throws IOException, InterruptedException {
        this.portal = portal;
        for (Actor actor : Actor.values()) {
            if (actor != Actor.BOT && actor != Actor.NOBODY) actors.put(actor, portal.register("s1"));
        }
        Account owner = account(Actor.OWNER);
        actors.put(Actor.BOT, portal.createPlainBot(owner, "s1 bot"));
        helper = portal.register("s1helper");
        target = portal.register("s1target");
        guest = portal.createPlainBot(owner, "s1 guest");
        stray = portal.createPlainBot(owner, "s1 stray");
        guild = Place.open(portal, owner, "matrix");
        application = portal.applicationOf(account(Actor.BOT));
        enter();
        String moderators = roles();
        for (PlaceKind place : PlaceKind.OF_GUILD) channels.put(place, textChannel(place.name()));
        direct();
        foreignDirect = openDirect(helper, target);
        messages.put(foreignDirect, say(helper, foreignDirect));
        sayEverywhere();
        role = role("low", List.of());
        invite = freshInvite(guild.textId());
        for (PlaceKind place : PlaceKind.OF_GUILD) overwrite(place, moderators);
        asHelper()
                .patch(
                        guild.guild("/members/" + account(Actor.TIMED_OUT).id()),
                        Wire.object(
                                "communication_disabled_until",
                                InstantSource.system().instant().plus(TIMEOUT).toString()))
                .expect(200);
        asHelper()
                .put(guild.guild("/bans/" + account(Actor.BANNED).id()), Wire.object())
                .expect(204);
    }

    private void enter() throws IOException, InterruptedException {
        for (Actor actor : actors.keySet()) {
            if (actor.everMember() && actor != Actor.OWNER && actor != Actor.BOT) guild.welcome(account(actor));
        }
        guild.welcome(helper);
        guild.welcome(target);
        portal.addBot(guild.owner(), account(Actor.BOT), guild.guildId(), 0);
    }

    /// The later a role is made, the lower it stands. Answers the moderators' role.
    private String roles() throws IOException, InterruptedException {
        guild.asOwner()
                .patch(
                        guild.guild("/roles/" + guild.guildId()),
                        Wire.object("permissions", bits(PermissionModel.EVERYONE)))
                .expect(200);
        give(helper, role("helpers", List.of(Permission.ADMINISTRATOR)));
        give(account(Actor.ADMINISTRATOR), role("administrators", Actor.ADMINISTRATOR.granted()));
        String moderators = role("moderators", Actor.MODERATOR.granted());
        give(account(Actor.MODERATOR), moderators);
        give(account(Actor.TIMED_OUT), moderators);
        return moderators;
    }

    private void give(Account member, String roleId) throws IOException, InterruptedException {
        guild.asOwner()
                .put(guild.guild("/members/" + member.id() + "/roles/" + roleId))
                .expect(204);
    }

    private void direct() throws IOException, InterruptedException {
        Place elsewhere = Place.open(portal, helper, "elsewhere");
        Account outsider = account(Actor.OUTSIDER);
        elsewhere.welcome(outsider);
        for (Actor actor : actors.keySet()) {
            String channel = openDirect(account(actor), helper);
            directs.put(actor, channel);
            messages.put(channel, say(helper, channel));
        }
        portal.as(outsider).delete("/users/@me/guilds/" + elsewhere.guildId()).expect(204);
    }

    private void sayEverywhere() throws IOException, InterruptedException {
        for (PlaceKind place : PlaceKind.OF_GUILD) {
            String channel = channel(place, Actor.OWNER);
            messages.put(channel, say(helper, channel));
            for (Actor actor : actors.keySet()) {
                if (!actor.everMember()) continue;
                messages.put(own(channel, actor, 0), say(account(actor), channel));
                messages.put(own(channel, actor, 1), say(account(actor), channel));
            }
        }
    }

    private static String own(String channel, Actor actor, int number) {
        return channel + "/" + actor + "/" + number;
    }

    Portal portal() {
        return portal;
    }

    Place guild() {
        return guild;
    }

    Account account(Actor actor) {
        Account account = actors.get(actor);
        if (account == null) throw new AssertionError(actor + " has no account");
        return account;
    }

    Account helper() {
        return helper;
    }

    Account guest() {
        return guest;
    }

    Account stray() {
        return stray;
    }

    ThinClient asHelper() {
        return portal.as(helper);
    }

    /// The names that every path can use.
    Ids ids(Cell cell) {
        Ids ids = new Ids(actors.get(cell.actor()));
        ids.put("guild_id", guild.guildId());
        ids.put("user_id", target.id());
        ids.put("helper_id", helper.id());
        ids.put("overwrite_id", target.id());
        ids.put("role_id", role);
        ids.put("application_id", application);
        ids.put("invite_code", invite);
        ids.put("proto_type", "1");
        ids.put("emoji_name", "%F0%9F%91%8D");
        if (cell.place() != PlaceKind.NO_CHANNEL) {
            String channel = channel(cell.place(), cell.actor());
            ids.put("channel_id", channel);
            ids.put("message_id", message(channel));
        }
        return ids;
    }

    String channel(PlaceKind place, Actor actor) {
        String channel = place == PlaceKind.DIRECT ? directs.getOrDefault(actor, foreignDirect) : channels.get(place);
        return channel == null ? foreignDirect : channel;
    }

    /// The helper's.
    private String message(String channel) {
        String message = messages.get(channel);
        if (message == null) throw new AssertionError("nothing was said in " + channel);
        return message;
    }

    /// One of the actor's own, of two.
    String ownMessage(Cell cell, int number) {
        return message(own(channel(cell.place(), cell.actor()), cell.actor(), number));
    }

    /// One of the helper's that is new, in a guild's channel; in a private one that which is there.
    String freshMessage(Cell cell) throws IOException, InterruptedException {
        String channel = channel(cell.place(), cell.actor());
        return cell.place().direct() ? message(channel) : say(helper, channel);
    }

    /// A channel with the overwrites of the cell's.
    String freshChannel(Cell cell, ChannelType type) throws IOException, InterruptedException {
        return channelLike(channel(cell.place(), cell.actor()), type);
    }

    /// A voice channel with the overwrites of the place's.
    String freshVoice(PlaceKind place) throws IOException, InterruptedException {
        return channelLike(channel(place, Actor.OWNER), ChannelType.GUILD_VOICE);
    }

    private String channelLike(String channelId, ChannelType type) throws IOException, InterruptedException {
        JsonNode like = asHelper().get("/channels/" + channelId).expect(200);
        ObjectNode body = Wire.object("name", "fresh", "type", type.code());
        body.set("permission_overwrites", like.path("permission_overwrites"));
        return asHelper()
                .post(guild.guild("/channels"), body)
                .expect(201)
                .path("id")
                .asText();
    }

    String freshInvite(String channelId) throws IOException, InterruptedException {
        return asHelper()
                .post("/channels/" + channelId + "/invites", Wire.object("unique", true))
                .expect(200)
                .path("code")
                .asText();
    }

    String freshRole() throws IOException, InterruptedException {
        return role("fresh", List.of());
    }

    /// A guild that the owner owns and the actor is in, as it is in this one.
    String freshGuild(Cell cell) throws IOException, InterruptedException {
        Place fresh = Place.open(portal, account(Actor.OWNER), "fresh");
        Actor actor = cell.actor();
        if (actor == Actor.BOT) portal.addBot(fresh.owner(), account(actor), fresh.guildId(), 0);
        if (actor.member() && actor != Actor.OWNER && actor != Actor.BOT) fresh.welcome(account(actor));
        return fresh.guildId();
    }

    /// An application of the owner's that has a bot.
    String freshApplication() throws IOException, InterruptedException {
        return portal.applicationOf(portal.createPlainBot(account(Actor.OWNER), "fresh"));
    }

    String say(Account who, String channelId) throws IOException, InterruptedException {
        return portal.as(who)
                .post("/channels/" + channelId + "/messages", Wire.object("content", "said"))
                .expect(200)
                .path("id")
                .asText();
    }

    private String role(String name, Collection<Permission> permissions) throws IOException, InterruptedException {
        return guild.createRole(Wire.object("name", name, "permissions", bits(permissions)))
                .path("id")
                .asText();
    }

    private String textChannel(String name) throws IOException, InterruptedException {
        ObjectNode body = Wire.object("name", name, "type", ChannelType.GUILD_TEXT.code());
        return guild.createChannel(body).path("id").asText();
    }

    private String openDirect(Account who, Account with) throws IOException, InterruptedException {
        return portal.as(who)
                .post("/users/@me/channels", Wire.object("recipients", List.of(with.id())))
                .expect(200)
                .path("id")
                .asText();
    }

    private void overwrite(PlaceKind place, String moderators) throws IOException, InterruptedException {
        for (PlaceKind.Overwriting overwriting : place.overwritings()) {
            String id = switch (overwriting.whom()) {
                case EVERYBODY -> guild.guildId();
                case MODERATORS -> moderators;
                case THE_BOT -> account(Actor.BOT).id();
            };
            OverwriteType type =
                    overwriting.whom() == PlaceKind.Whom.THE_BOT ? OverwriteType.MEMBER : OverwriteType.ROLE;
            JsonNode body = Wire.object(
                    "type", type.code(), "allow", bits(overwriting.allow()), "deny", bits(overwriting.deny()));
            guild.asOwner()
                    .put("/channels/" + channel(place, Actor.OWNER) + "/permissions/" + id, body)
                    .expect(204);
        }
    }

    private static String bits(Collection<Permission> permissions) {
        return Long.toString(Permission.of(permissions.toArray(Permission[]::new)));
    }
}
