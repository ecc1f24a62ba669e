package dev.guildhall.common.protocol;

import java.util.Locale;

/// Leaf codes of the `errors` tree that comes with [ApiError#INVALID_FORM_BODY]; the constant's name is the
/// leaf's `code`.
///
/// Source: docs, "Reference", error messages, for BASE_TYPE_REQUIRED and BASE_TYPE_CHOICES and the shape of the
/// tree. The others are not documented: most are the names and words that answers in public bug reports and
/// library tests carry, a few were chosen to fit them. Text that is echoed from the request is shortened by the
/// caller, so an answer does not grow with its question.
public enum FormError {
    /// The field is missing, null where that is not allowed, or empty where a value is wanted.
    BASE_TYPE_REQUIRED("This field is required", 0),

    /// Takes the choices, joined by a comma and a space.
    BASE_TYPE_CHOICES("Value must be one of (%s).", 1),

    /// Text or list outside two bounds: takes both.
    BASE_TYPE_BAD_LENGTH("Must be between %d and %d in length.", 2),

    /// Text or list that is too long: takes the bound.
    BASE_TYPE_MAX_LENGTH("Must be %d or fewer in length.", 1),

    /// Text or list that is too short: takes the bound.
    BASE_TYPE_MIN_LENGTH("Must be %d or more in length.", 1),

    /// A number, list or object stands where text belongs: takes the value, shortened.
    STRING_TYPE_CONVERT("Could not interpret \"%s\" as string.", 1),

    /// A name has letters that it may not have.
    STRING_TYPE_REGEX("String value did not match validation regex.", 0),

    /// Something else stands where a boolean belongs.
    BOOLEAN_TYPE_CONVERT("Must be either true or false.", 0),

    /// Takes the value, shortened, and the type: `int`, `float` or `snowflake`.
    NUMBER_TYPE_COERCE("Value \"%s\" is not %s.", 2),

    /// Takes the type (`int`, `snowflake`) and the bound.
    NUMBER_TYPE_MAX("%s value should be less than or equal to %d.", 2),

    /// Takes the type (`int`, `snowflake`) and the bound.
    NUMBER_TYPE_MIN("%s value should be greater than or equal to %d.", 2),

    /// Takes the value, shortened.
    ENUM_TYPE_COERCE("Value \"%s\" is not a valid enum value.", 1),

    /// Something else stands where a map belongs.
    DICT_TYPE_CONVERT("Only dictionaries may be used in a DictType", 0),

    /// Something else stands where a list belongs.
    LIST_TYPE_CONVERT("Only iterables may be used in a ListType", 0),

    /// Something else stands where a list without duplicates belongs.
    SET_TYPE_CONVERT("Only iterables may be used in a SetType", 0),

    /// Something else stands where an object belongs.
    MODEL_TYPE_CONVERT("Expected an object/dictionary.", 0),

    /// An item of a list of objects is null or empty.
    LIST_ITEM_VALUE_REQUIRED("List item values of ModelType are required", 0),

    /// The same id twice in one list.
    SET_TYPE_ALREADY_CONTAINS_VALUE("The set already contains this value", 0),

    /// Takes the value, shortened.
    DATE_TIME_TYPE_PARSE("Could not parse %s. Should be ISO8601.", 1),

    /// The text is no address.
    URL_TYPE_INVALID_URL("Not a well formed URL.", 0),

    /// Takes the scheme.
    URL_TYPE_INVALID_SCHEME("Scheme \"%s\" is not supported. Scheme must be one of ('http', 'https').", 1),

    /// The nonce is neither.
    NONCE_TYPE_INVALID_TYPE("This field must be a string or integer.", 0),

    /// Takes [Limits#NONCE_LENGTH_MAX].
    NONCE_TYPE_TOO_LONG("Must be %d or fewer characters long.", 1),

    /// Takes the kind of mention twice.
    MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE("parse:[\"%s\"] and %s: [ids...] are mutually exclusive.", 2),

    /// The message replied to is gone and `fail_if_not_exists` was not switched off.
    REPLIES_UNKNOWN_MESSAGE("Unknown message", 0),

    /// The message replied to is elsewhere.
    REPLIES_CANNOT_REFERENCE_OTHER_CHANNEL("Cannot reply to a message in a different channel", 0),

    /// Its type takes no replies.
    REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE("Cannot reply to a system message", 0),

    /// Takes [Limits#EMBED_TEXT_MAX], the sum over all embeds.
    MAX_EMBED_SIZE_EXCEEDED("Embed size exceeds maximum size of %d", 1),

    /// `parent_id` names no channel of this guild.
    CHANNEL_PARENT_INVALID("Category does not exist", 0),

    /// `parent_id` names a channel that holds no others.
    CHANNEL_PARENT_INVALID_TYPE("Not a category", 0),

    /// Takes [Limits#CHANNELS_PER_CATEGORY_MAX].
    CHANNEL_PARENT_MAX_CHANNELS("Maximum number of channels in category reached (%d)", 1),

    /// The text is no e-mail address.
    EMAIL_TYPE_INVALID_EMAIL("Not a well formed email address.", 0),

    /// The client logs in instead, or takes another.
    EMAIL_ALREADY_REGISTERED("Email is already registered.", 0),

    /// The client takes another name.
    USERNAME_ALREADY_TAKEN("Username is unavailable. Try adding numbers, letters, underscores _ , or periods.", 0),

    /// Takes the forbidden part.
    USERNAME_INVALID_CONTAINS("Username cannot contain \"%s\"", 1),

    /// Which of the two is not said.
    INVALID_LOGIN("Login or password is invalid.", 0),

    /// The current password given with a change is wrong.
    PASSWORD_DOES_NOT_MATCH("Password does not match.", 0),

    /// A rule of ours that Discord does not publish: takes the sentence.
    CUSTOM_VALIDATION("%s", 1);

    private final String template;
    private final int parameters;

    FormError(String template, int parameters) {
        this.template = template;
        this.parameters = parameters;
    }

    /// How many values [#message] takes; each constant says which.
    public int parameters() {
        return parameters;
    }

    /// The leaf's `message` before values are put in.
    String template() {
        return template;
    }

    /// The leaf's `message` with the values put in. A wrong number of values is a bug and throws.
    public String message(Object... values) {
        if (values.length != parameters) {
            throw new IllegalArgumentException(name() + " takes " + parameters + " values, got " + values.length);
        }
        return String.format(Locale.ROOT, template, values);
    }
}
