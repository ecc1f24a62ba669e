package dev.guildhall.guild.state;

import dev.guildhall.common.guild.GuildCommand.PruneMembers;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.ColdValue.Person;
import dev.guildhall.guild.state.Decision.Accepted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Members taken out who have not been there for long. Somebody who does not fit any more, because of a role that
/// came meanwhile, stays. Source: guild resource, "Begin Guild Prune".
final class Prunes {
    private Prunes() {}

    static Decision prune(Scene scene, PruneMembers prune) {
        long wanted = Permission.of(Permission.KICK_MEMBERS, Permission.MANAGE_GUILD);
        if ((scene.rights() & wanted) != wanted) {
            return Refusal.of(ApiError.MISSING_PERMISSIONS);
        }
        Set<UserId> users = new LinkedHashSet<>(prune.userIds());
        List<Person> people = new ArrayList<>();
        for (UserId userId : users) {
            Person person = scene.cold().person(userId);
            if (person != null) {
                people.add(person);
            }
        }
        return scene.cold().incomplete() ? scene.cold().needs() : pruned(scene, prune, people);
    }

    private static Decision pruned(Scene scene, PruneMembers prune, List<Person> people) {
        Instant joinedBefore = scene.now().minus(Duration.ofDays(prune.days()));
        List<GuildEvent> events = new ArrayList<>();
        int count = 0;
        Scene now = scene;
        for (Person person : people) {
            if (person.user() != null && fits(now, prune, person.member(), joinedBefore)) {
                List<GuildEvent> more = Departures.gone(now, person.user());
                events.addAll(more);
                now = now.after(more);
                count++;
            }
        }
        return new Accepted(events, new GuildResult.OfPruned(count));
    }

    private static boolean fits(Scene scene, PruneMembers prune, @Nullable Member member, Instant joinedBefore) {
        return member != null
                && prune.roles().containsAll(member.roles())
                && member.joinedAt().isBefore(joinedBefore)
                && mayGo(scene, member);
    }

    /// Somebody without a role stands above nobody, whatever the actor's rank; a role must be below the actor's.
    private static boolean mayGo(Scene scene, Member member) {
        boolean untouchable = member.userId().equals(scene.guild().ownerId())
                || member.userId().equals(scene.actorId());
        return !untouchable && (member.roles().isEmpty() || scene.outranks(member));
    }
}
