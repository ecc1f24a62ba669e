package dev.guildhall.user;

import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.Application;
import org.jspecify.annotations.Nullable;

/// One user after the last durable change: the account, and the application of the same number. Either may be missing.
record UserState(
        UserId id, @Nullable Account account, @Nullable Application application) {}
