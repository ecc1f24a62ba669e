package dev.guildhall.guild.state;

import dev.guildhall.common.guild.GuildCommand.BulkBan;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.user.User;
import dev.guildhall.guild.state.ColdValue.BanRow;
import dev.guildhall.guild.state.ColdValue.Person;
import dev.guildhall.guild.state.Decision.Accepted;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Many banned at once. Those who cannot be, and those who were already, fail alone. Source: guild resource,
/// "Bulk Guild Ban".
final class BulkBans {
    private BulkBans() {}

    static Decision ban(Scene scene, BulkBan bulk, @Nullable String reason) {
        long wanted = Permission.of(Permission.BAN_MEMBERS, Permission.MANAGE_GUILD);
        if ((scene.rights() & wanted) != wanted) {
            return Refusal.of(ApiError.MISSING_PERMISSIONS);
        }
        Set<UserId> users = new LinkedHashSet<>(bulk.userIds());
        for (UserId userId : users) {
            scene.cold().person(userId);
            scene.cold().ban(userId);
        }
        return scene.cold().incomplete() ? scene.cold().needs() : banned(scene, users, reason);
    }

    private static Decision banned(Scene scene, Set<UserId> users, @Nullable String reason) {
        List<GuildEvent> events = new ArrayList<>();
        List<UserId> banned = new ArrayList<>();
        List<UserId> failed = new ArrayList<>();
        Scene now = scene;
        for (UserId userId : users) {
            List<GuildEvent> more = events(now, userId, reason);
            (more.isEmpty() ? failed : banned).add(userId);
            events.addAll(more);
            now = now.after(more);
        }
        return banned.isEmpty()
                ? Refusal.of(ApiError.BULK_BAN_FAILED)
                : new Accepted(events, new GuildResult.OfBans(banned, failed));
    }

    /// None for somebody who cannot be banned.
    private static List<GuildEvent> events(Scene scene, UserId userId, @Nullable String reason) {
        Person person = Objects.requireNonNull(scene.cold().person(userId), "asked for before");
        BanRow row = Objects.requireNonNull(scene.cold().ban(userId), "asked for before");
        User user = person.user();
        if (user == null) {
            return List.of();
        }
        boolean possible = row.ban() == null
                && !userId.equals(scene.actorId())
                && (person.member() == null || scene.outranks(person.member()));
        return possible ? Departures.banned(scene, person, user, row, reason) : List.of();
    }
}
