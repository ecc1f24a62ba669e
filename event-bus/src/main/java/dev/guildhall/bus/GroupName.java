package dev.guildhall.bus;

import java.util.regex.Pattern;

/// The name of a consumer group, good on every adapter.
public final class GroupName {
    private static final Pattern GOOD = Pattern.compile("[A-Za-z0-9.-]{1,100}");

    private GroupName() {}

    /// The name itself. Throws for any other than the port allows: it comes from code, never from a client.
    public static String checked(String group) {
        if (!GOOD.matcher(group).matches()) {
            throw new IllegalArgumentException(
                    "a group's name is made of 1 to 100 letters, digits, dots and dashes: " + group);
        }
        return group;
    }
}
