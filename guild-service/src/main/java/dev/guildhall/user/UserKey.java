package dev.guildhall.user;

/// What a user's owner has to ask of the store before it can decide.
sealed interface UserKey permits NamesKey, PersonalKey {}
