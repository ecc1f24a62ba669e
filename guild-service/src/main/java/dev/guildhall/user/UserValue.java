package dev.guildhall.user;

/// What the store answered to a [UserKey].
sealed interface UserValue permits NamesClaimed, PersonalValue {}
