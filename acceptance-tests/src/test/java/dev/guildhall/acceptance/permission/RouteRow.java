package dev.guildhall.acceptance.permission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Permission;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a route asks of its caller, said once; the cells follow from it. A route is a line in one of the `…Rows`:
///
/// - `guild("PUT", "/guilds/{guild_id}/thing").needs(MANAGE_GUILD).sends(body)`: for members with the permission, else
///   50013, for all others 50001;
/// - `channel(…)`: the same for every kind of channel, by what the actor may do there;
/// - `account(…)`: for whoever has a token;
/// - `.people()`, `.bots()`, `.anybody()`: for those alone, else 20001, 20002;
/// - `.done(204)`: the status of a success, 200 unless said; `.unless(rule)`: what else refuses;
/// - `.given((scenery, cell, ids) -> …)`: what the call needs for itself, made before, and put into the path by its
///   name. Names that the scenery knows need none: see [Scenery#ids].
///
/// A route may have several rows, told apart by [#when].
final class RouteRow {
    /// What decides about sight.
    enum Scope {
        ACCOUNT,
        GUILD,
        CHANNEL
    }

    /// Whose tokens the route takes.
    enum Callers {
        ANYBODY,
        ACCOUNTS,
        PEOPLE,
        BOTS
    }

    /// A refusal beyond permissions; null for none.
    @FunctionalInterface
    interface Rule {
        @Nullable
        ApiError refusal(Actor actor, PlaceKind place);
    }

    /// Makes what one call needs for itself.
    @FunctionalInterface
    interface Given {
        void make(Scenery scenery, Cell cell, Ids ids) throws IOException, InterruptedException;
    }

    private final String method;
    private final String template;
    private final Scope scope;
    private String when = "";
    private Callers callers = Callers.ACCOUNTS;
    private Set<PlaceKind> places;
    private Set<Actor> actors = EnumSet.allOf(Actor.class);
    private Set<Permission> needs = Set.of();
    private boolean awake;
    private @Nullable ApiError inDirect;
    private Rule rule = (actor, place) -> null;
    private int done = 200;
    private Given given = (scenery, cell, ids) -> {};
    private @Nullable Function<Ids, JsonNode> body;

    private RouteRow(String method, String template, Scope scope, Set<PlaceKind> places) {
        this.method = method;
        this.template = template;
        this.scope = scope;
        this.places = places;
    }

    static RouteRow account(String method, String template) {
        return new RouteRow(method, template, Scope.ACCOUNT, Set.of(PlaceKind.NO_CHANNEL));
    }

    static RouteRow guild(String method, String template) {
        return new RouteRow(method, template, Scope.GUILD, Set.of(PlaceKind.NO_CHANNEL));
    }

    static RouteRow channel(String method, String template) {
        return new RouteRow(method, template, Scope.CHANNEL, PlaceKind.CHANNELS);
    }

    RouteRow when(String circumstance) {
        when = circumstance;
        return this;
    }

    RouteRow anybody() {
        callers = Callers.ANYBODY;
        return this;
    }

    RouteRow people() {
        callers = Callers.PEOPLE;
        return this;
    }

    RouteRow bots() {
        callers = Callers.BOTS;
        return this;
    }

    RouteRow in(Set<PlaceKind> only) {
        places = only;
        return this;
    }

    /// Leaves those out for whom the circumstance cannot be.
    RouteRow as(Set<Actor> only) {
        actors = only;
        return this;
    }

    RouteRow needs(Permission... permissions) {
        needs = Set.of(permissions);
        return this;
    }

    /// Needs no permission but is not for members in timeout.
    RouteRow awake() {
        awake = true;
        return this;
    }

    /// What recipients of a private channel are answered, whoever they are.
    RouteRow inDirect(ApiError refusal) {
        inDirect = refusal;
        return this;
    }

    /// Asked last.
    RouteRow unless(Rule refusing) {
        rule = refusing;
        return this;
    }

    RouteRow done(int status) {
        done = status;
        return this;
    }

    RouteRow given(Given making) {
        given = making;
        return this;
    }

    RouteRow sends(JsonNode same) {
        return sends(ids -> same);
    }

    RouteRow sends(Function<Ids, JsonNode> made) {
        body = made;
        return this;
    }

    String method() {
        return method;
    }

    /// With the query, where the route has one.
    String template() {
        return template;
    }

    /// As the page on compatibility compares routes: without the names of parameters, which differ between sources.
    String folded() {
        return method + " " + template.replaceAll("\\?.*", "").replaceAll("\\{[^/]*}", "{}");
    }

    Scope scope() {
        return scope;
    }

    Callers callers() {
        return callers;
    }

    Set<PlaceKind> places() {
        return places;
    }

    Set<Actor> actors() {
        return actors;
    }

    Set<Permission> needs() {
        return needs;
    }

    boolean isForAwake() {
        return awake;
    }

    @Nullable
    ApiError refusalInDirect() {
        return inDirect;
    }

    Rule rule() {
        return rule;
    }

    int done() {
        return done;
    }

    Given given() {
        return given;
    }

    @Nullable
    JsonNode body(Ids ids) {
        return body == null ? null : body.apply(ids);
    }

    @Override
    public String toString() {
        return method + " " + template + (when.isEmpty() ? "" : " (" + when + ")");
    }
}
