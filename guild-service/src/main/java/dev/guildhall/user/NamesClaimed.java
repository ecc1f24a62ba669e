package dev.guildhall.user;

import dev.guildhall.common.user.UserReply;
import org.jspecify.annotations.Nullable;

/// All names are this owner's, or `refusal` says which is not; `held` are those that were claimed.
record NamesClaimed(int held, UserReply.@Nullable Refused refusal) implements UserValue {}
