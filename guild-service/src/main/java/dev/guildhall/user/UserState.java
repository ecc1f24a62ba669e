package dev.guildhall.user;

import dev.guildhall.common.id.UserId;
import dev.guildhall.common.personal.PersonalVersions;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.Application;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One user after the last durable change: the account, and the application of the same number. Either may be missing.
/// Of what is the user's own, only what many decisions need is here.
///
/// @param lastSeen the last day, of UTC, of which the store knows that a session was there; [LocalDate#MIN] when none
record UserState(
        UserId id,
        @Nullable Account account,
        @Nullable Application application,
        Relationships relationships,
        PersonalVersions versions,
        LocalDate lastSeen) {
    UserState with(@Nullable Account newAccount, @Nullable Application newApplication) {
        return new UserState(id, newAccount, newApplication, relationships, versions, lastSeen);
    }

    UserState with(Relationships newRelationships) {
        return new UserState(id, account, application, newRelationships, versions, lastSeen);
    }

    UserState with(PersonalVersions newVersions) {
        return new UserState(id, account, application, relationships, newVersions, lastSeen);
    }

    UserState seen(LocalDate day) {
        return new UserState(id, account, application, relationships, versions, day);
    }
}
