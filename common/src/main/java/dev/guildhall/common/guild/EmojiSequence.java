package dev.guildhall.common.guild;

/// Whether a text is one emoji of Unicode. Source: Unicode Technical Standard 51, "ED-17 emoji sequence": the
/// grammar alone, so that an emoji newer than the Java runtime's tables is refused, and a well-formed sequence
/// that no font draws is not.
final class EmojiSequence {
    /// More than the longest that fonts draw: families and subdivision flags take about ten.
    private static final int CODE_POINTS_MAX = 32;

    private static final int JOINER = 0x200D;
    private static final int EMOJI_PRESENTATION = 0xFE0F;
    private static final int KEYCAP = 0x20E3;
    private static final int FIRST_REGIONAL = 0x1F1E6;
    private static final int LAST_REGIONAL = 0x1F1FF;
    private static final int FIRST_TAG = 0xE0020;
    private static final int CANCEL_TAG = 0xE007F;

    private final int[] points;
    private int at;

    private EmojiSequence(int[] points) {
        this.points = points;
    }

    static boolean wellFormed(String text) {
        // In UTF-16 an emoji's code point takes two units at most; a longer text is not taken apart at all.
        if (text.isEmpty() || text.length() > 2 * CODE_POINTS_MAX) {
            return false;
        }
        EmojiSequence sequence = new EmojiSequence(text.codePoints().toArray());
        return sequence.points.length <= CODE_POINTS_MAX
                && (sequence.flag() || sequence.keycap() || sequence.joined())
                && sequence.at == sequence.points.length;
    }

    /// Two regional indicators: 🇩🇪.
    private boolean flag() {
        if (points.length == 2 && regional(points[0]) && regional(points[1])) {
            at = 2;
        }
        return at == 2;
    }

    /// A digit, # or * in a key: #️⃣. Older keyboards leave out the presentation selector.
    private boolean keycap() {
        if (!keyable(points[0]) || points[points.length - 1] != KEYCAP) {
            return false;
        }
        at = points.length == 2 || (points.length == 3 && points[1] == EMOJI_PRESENTATION) ? points.length : 0;
        return at > 0;
    }

    /// One element, or several with joiners between them: 👩‍🚀.
    private boolean joined() {
        if (!element()) {
            return false;
        }
        while (at < points.length && points[at] == JOINER) {
            at++;
            if (!element()) {
                return false;
            }
        }
        return true;
    }

    /// An emoji with its presentation or its skin tone, then perhaps tags: ❤️, 👍🏽, 🏴󠁧󠁢󠁥󠁮󠁧󠁿.
    private boolean element() {
        if (at >= points.length || !standing(points[at])) {
            return false;
        }
        int base = points[at++];
        if (at < points.length && points[at] == EMOJI_PRESENTATION) {
            at++;
        } else if (at < points.length && Character.isEmojiModifierBase(base) && Character.isEmojiModifier(points[at])) {
            at++;
        }
        return tags();
    }

    private boolean tags() {
        int start = at;
        while (at < points.length && points[at] >= FIRST_TAG && points[at] < CANCEL_TAG) {
            at++;
        }
        if (at == start) {
            return true;
        }
        return at < points.length && points[at++] == CANCEL_TAG;
    }

    /// An emoji by itself: digits and half a flag are emojis only in company.
    private static boolean standing(int point) {
        return Character.isEmoji(point) && !keyable(point) && !regional(point);
    }

    private static boolean keyable(int point) {
        return (point >= '0' && point <= '9') || point == '#' || point == '*';
    }

    private static boolean regional(int point) {
        return point >= FIRST_REGIONAL && point <= LAST_REGIONAL;
    }
}
