package dev.guildhall.common.guild;

import dev.guildhall.common.user.User;

/// A member together with the account behind it.
public record MemberProfile(Member member, User user) {}
