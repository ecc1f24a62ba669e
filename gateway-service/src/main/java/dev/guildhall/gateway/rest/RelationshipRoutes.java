package dev.guildhall.gateway.rest;

import dev.guildhall.common.id.UserId;
import dev.guildhall.common.payload.RelationshipJson;
import dev.guildhall.common.payload.UserJson;
import dev.guildhall.common.personal.Relationship;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.RelationshipType;
import dev.guildhall.common.user.PersonalCommand;
import dev.guildhall.common.user.User;
import dev.guildhall.store.Claim;
import dev.guildhall.store.OwnerId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/// Friends, requests and blocks. Source: community docs, "Relationships".
final class RelationshipRoutes {
    /// Longer than any name with its four digits.
    private static final int NAME_MAX = 64;

    /// The type of a request, beside its absence.
    private static final int REQUEST = -1;

    private final RestServices services;
    private final People people;

    RelationshipRoutes(RestServices services) {
        this.services = services;
        this.people = new People(services);
    }

    void addTo(Routes routes) {
        routes.add("GET", "/users/@me/relationships", Access.PEOPLE, this::list);
        routes.add("POST", "/users/@me/relationships", Access.PEOPLE, this::befriendByName);
        routes.add("PUT", "/users/@me/relationships/{user_id}", Access.PEOPLE, this::put);
        routes.add("PATCH", "/users/@me/relationships/{user_id}", Access.PEOPLE, this::name);
        routes.add("DELETE", "/users/@me/relationships/{user_id}", Access.PEOPLE, this::delete);
        routes.add("GET", "/users/{user_id}/relationships", Access.PEOPLE, this::mutual);
    }

    private CompletionStage<Answer> list(Call call) {
        return services.store()
                .personal()
                .relationships(call.caller().userId())
                .thenCompose(rows -> services.users()
                        .users(rows.stream().map(Relationship::other).toList())
                        .thenApply(users -> list(rows, users)));
    }

    private static Answer list(List<Relationship> rows, Map<UserId, User> users) {
        return Answer.ok(out -> {
            out.writeStartArray();
            for (Relationship row : rows) {
                RelationshipType type = row.type();
                User user = users.get(row.other());
                if (type != null && user != null) {
                    RelationshipJson.write(out, row, type, user);
                }
            }
            out.writeEndArray();
        });
    }

    /// Only people are found by their names, and theirs have no digits behind them.
    private CompletionStage<Answer> befriendByName(Call call) {
        Form form = call.form();
        String name = form.required("username", Texts.trimmed(1, NAME_MAX), "");
        String digits =
                form.optional("discriminator", Numbers.integer(0, 9999), 0).toString();
        return form.then(() -> services.store()
                .claims()
                .holder(Claim.Kind.USERNAME, name.toLowerCase(Locale.ROOT))
                .thenCompose(holder -> digits.equals("0") ? befriend(call, holder) : befriend(call, Optional.empty())));
    }

    private CompletionStage<Answer> befriend(Call call, Optional<OwnerId> holder) {
        return holder.isPresent() && holder.get() instanceof OwnerId.OfUser user
                ? people.change(call, new PersonalCommand.Befriend(user.id()))
                : Guilds.done(Answer.refused(ApiError.NO_USER_WITH_NAME));
    }

    /// No type, or that of a request: asks or accepts.
    private CompletionStage<Answer> put(Call call) {
        Form form = call.form();
        int type = form.optional("type", Numbers.integer(REQUEST, 5), REQUEST);
        UserId other = People.userId(call);
        if (type == RelationshipType.BLOCKED.code()) {
            return form.then(() -> people.change(call, new PersonalCommand.Block(other)));
        }
        if (type != REQUEST && type != RelationshipType.FRIEND.code()) {
            form.wrong("type", FormError.BASE_TYPE_CHOICES, "-1, 1, 2");
        }
        return form.then(() -> people.change(call, new PersonalCommand.Befriend(other)));
    }

    private CompletionStage<Answer> name(Call call) {
        Form form = call.form();
        String nickname = form.optional("nickname", Texts.trimmed(0, Limits.FRIEND_NICKNAME_MAX));
        return form.then(() -> people.change(
                call,
                new PersonalCommand.NameFriend(
                        People.userId(call), nickname == null || nickname.isEmpty() ? null : nickname)));
    }

    private CompletionStage<Answer> delete(Call call) {
        return people.change(call, new PersonalCommand.Unrelate(People.userId(call)));
    }

    /// Friends of both.
    private CompletionStage<Answer> mutual(Call call) {
        return friends(call.caller().userId())
                .thenCombine(friends(People.userId(call)), (ours, theirs) -> {
                    Set<UserId> both = new HashSet<>(ours);
                    both.retainAll(theirs);
                    return both;
                })
                .thenCompose(both -> services.users().users(both))
                .thenApply(users -> Answer.ok(out -> {
                    out.writeStartArray();
                    for (User user : users.values()) {
                        UserJson.write(out, user);
                    }
                    out.writeEndArray();
                }));
    }

    private CompletionStage<Set<UserId>> friends(UserId userId) {
        return services.store()
                .personal()
                .relationships(userId)
                .thenApply(rows -> rows.stream()
                        .filter(row -> row.type() == RelationshipType.FRIEND)
                        .map(Relationship::other)
                        .collect(Collectors.toSet()));
    }
}
