package dev.guildhall.common.guild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.id.EmojiId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReactionEmojiTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "👍",
                "👍🏽",
                "❤",
                "❤️",
                "©",
                "1️⃣",
                "#⃣",
                "🇩🇪",
                "👩‍🚀",
                "👩🏿‍🚀",
                "🏳️‍🌈",
                "👨‍👩‍👧‍👦",
                "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
                "🏽"
            })
    void sequencesThatPeopleSeeAsOneEmojiAreTaken(String text) {
        assertThat(ReactionEmoji.parse(text)).contains(new ReactionEmoji.Unicode(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "1",
                "#",
                "👍👍",
                "👍 ",
                "👍x",
                "🇩",
                "🇩🇪🇫",
                "👩‍",
                "‍👩",
                "👩‍‍🚀",
                "️",
                "🏴󠁧󠁢",
                "1⃣2",
                "ab⃣",
                "❤️️",
                ":thumbsup:",
                "%F0%9F%91%8D",
                "\uD83D"
            })
    void textThatIsNoOneEmojiIsNot(String text) {
        assertThat(ReactionEmoji.parse(text)).isEmpty();
    }

    @Test
    void aSequenceLongerThanAnyFontDrawsIsNot() {
        assertThat(ReactionEmoji.parse("👩" + "‍👩".repeat(15))).isPresent();
        assertThat(ReactionEmoji.parse("👩" + "‍👩".repeat(16))).isEmpty();
    }

    @Test
    void aGuildsEmojiIsNamedByNameAndId() {
        assertThat(ReactionEmoji.parse("party:41771983423143937"))
                .contains(new ReactionEmoji.Custom(new EmojiId(41771983423143937L), "party", false));
        assertThat(ReactionEmoji.parse("a:party:7")).contains(new ReactionEmoji.Custom(new EmojiId(7), "party", true));
        assertThat(ReactionEmoji.parse("party:")).isEmpty();
        assertThat(ReactionEmoji.parse(":7")).isEmpty();
        assertThat(ReactionEmoji.parse("party:99999999999999999999")).isEmpty();
        assertThat(ReactionEmoji.parse("pa rty:7")).isEmpty();
    }

    @Test
    void aGuildsEmojiStaysTheSameUnderAnotherName() {
        ReactionEmoji before = new ReactionEmoji.Custom(new EmojiId(7), "party", false);
        ReactionEmoji after = new ReactionEmoji.Custom(new EmojiId(7), "fest", false);

        assertThat(before.same(after)).isTrue();
        assertThat(before.same(new ReactionEmoji.Custom(new EmojiId(8), "party", false)))
                .isFalse();
        assertThat(before.same(new ReactionEmoji.Unicode("👍"))).isFalse();
        assertThat(new ReactionEmoji.Unicode("👍").same(new ReactionEmoji.Unicode("👍")))
                .isTrue();
    }
}
