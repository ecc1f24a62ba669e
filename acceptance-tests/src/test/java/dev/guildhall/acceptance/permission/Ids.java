package dev.guildhall.acceptance.permission;

import dev.guildhall.acceptance.client.Account;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What one call's path and body name, by the parameters' names; and whose token it bears.
final class Ids {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^/}]*)}");

    private final Map<String, String> values = new HashMap<>();
    private @Nullable Account caller;

    Ids(@Nullable Account caller) {
        this.caller = caller;
    }

    void put(String name, String value) {
        values.put(name, value);
    }

    String get(String name) {
        String value = values.get(name);
        if (value == null) throw new AssertionError("the scenery has no " + name + ", and nothing was given");
        return value;
    }

    /// Null: without a token.
    @Nullable
    Account caller() {
        return caller;
    }

    /// Calls as this one instead.
    void callAs(Account other) {
        caller = other;
    }

    String path(String template) {
        return PARAMETER.matcher(template).replaceAll(parameter -> Matcher.quoteReplacement(get(parameter.group(1))));
    }
}
