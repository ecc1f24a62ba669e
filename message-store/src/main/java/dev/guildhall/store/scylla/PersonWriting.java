package dev.guildhall.store.scylla;

import dev.guildhall.common.user.Application;
import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import dev.guildhall.store.PersonalChange;
import dev.guildhall.store.row.AccountRow;
import dev.guildhall.store.row.ApplicationRow;
import dev.guildhall.store.row.GuildSettingsRow;
import dev.guildhall.store.row.PersonalRow;
import dev.guildhall.store.row.ReadStateRow;
import dev.guildhall.store.row.RelationshipRow;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// Rows of accounts, of what is a person's own, and of names.
final class PersonWriting {
    private final Cql cql;
    private final ScyllaClaims claims;

    PersonWriting(Cql cql, ScyllaClaims claims) {
        this.cql = cql;
        this.claims = claims;
    }

    /// Whether the names that the commit holds are its owner's, for another minute.
    CompletionStage<Boolean> ready(Commit commit) {
        return claims.renew(commit);
    }

    CompletionStage<Void> write(Change change, long atUs) {
        return switch (change) {
            case Change.PutAccount put ->
                cql.alone(Cql.write(
                        PersonQuery.ACCOUNT_PUT,
                        atUs,
                        put.account().user().id().value(),
                        Blob.of(AccountRow.encode(put.account()))));
            case Change.PutAuthSession put ->
                cql.alone(Cql.write(
                        PersonQuery.AUTH_SESSION_PUT,
                        atUs,
                        put.userId().value(),
                        put.id().value(),
                        put.createdAt().toEpochMilli()));
            case Change.DeleteAuthSession delete ->
                cql.alone(Cql.write(
                        PersonQuery.AUTH_SESSION_DELETE,
                        atUs,
                        delete.userId().value(),
                        delete.id().value()));
            case Change.DeleteAllAuthSessions delete ->
                cql.alone(Cql.write(
                        PersonQuery.AUTH_SESSIONS_DELETE, atUs, delete.userId().value()));
            case Change.PutApplication put -> cql.apart(put(put.application(), atUs));
            case Change.OfPerson of -> cql.alone(personal(of.userId().value(), of.change(), atUs));
            case Change.HoldClaim hold -> claims.hold(hold.claim(), atUs);
            case Change.ReleaseClaim release -> claims.release(release.claim(), atUs);
            default -> throw new IllegalArgumentException("not a person's: " + change);
        };
    }

    private static List<Cql.Write> put(Application application, long atUs) {
        long id = application.id().value();
        byte[] row = ApplicationRow.encode(application);
        return List.of(
                Cql.write(PersonQuery.APPLICATION_PUT, atUs, id, Blob.of(row)),
                Cql.write(
                        PersonQuery.APPLICATION_OF_OWNER_PUT,
                        atUs,
                        application.ownerId().value(),
                        id,
                        Blob.of(row)));
    }

    private static Cql.Write personal(long user, PersonalChange change, long atUs) {
        return switch (change) {
            case PersonalChange.PutRelationship put ->
                put(
                        user,
                        PersonalKind.RELATIONSHIP,
                        put.relationship().other().value(),
                        RelationshipRow.encode(put.relationship()),
                        atUs);
            case PersonalChange.DeleteRelationship delete ->
                delete(user, PersonalKind.RELATIONSHIP, delete.other().value(), atUs);
            case PersonalChange.PutNote put ->
                put(user, PersonalKind.NOTE, put.about().value(), PersonalRow.note(put.note()), atUs);
            case PersonalChange.DeleteNote delete ->
                delete(user, PersonalKind.NOTE, delete.about().value(), atUs);
            case PersonalChange.PutSettingsProto put ->
                put(user, PersonalKind.SETTINGS_PROTO, put.type().code(), PersonalRow.proto(put.proto()), atUs);
            case PersonalChange.PutGuildSettings put ->
                put(
                        user,
                        PersonalKind.GUILD_SETTINGS,
                        put.settings().guildId().value(),
                        GuildSettingsRow.encode(put.settings()),
                        atUs);
            case PersonalChange.PutReadState put ->
                put(
                        user,
                        PersonalKind.READ_STATE,
                        put.state().channelId().value(),
                        ReadStateRow.encode(put.state()),
                        atUs);
            case PersonalChange.DeleteReadState delete ->
                delete(user, PersonalKind.READ_STATE, delete.channelId().value(), atUs);
            case PersonalChange.PutProfile put ->
                put(user, PersonalKind.PROFILE, PersonalKind.ONLY, PersonalRow.profile(put.profile()), atUs);
            case PersonalChange.PutLastSeen put ->
                put(user, PersonalKind.LAST_SEEN, PersonalKind.ONLY, PersonalRow.day(put.day()), atUs);
            case PersonalChange.PutVersions put ->
                put(user, PersonalKind.VERSIONS, PersonalKind.ONLY, PersonalRow.versions(put.versions()), atUs);
        };
    }

    private static Cql.Write put(long user, PersonalKind kind, long id, byte[] row, long atUs) {
        return Cql.write(PersonQuery.PERSONAL_PUT, atUs, user, kind.code(), id, Blob.of(row));
    }

    private static Cql.Write delete(long user, PersonalKind kind, long id, long atUs) {
        return Cql.write(PersonQuery.PERSONAL_DELETE, atUs, user, kind.code(), id);
    }
}
